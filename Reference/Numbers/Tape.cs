namespace Verification.Reference.Numbers;

/// <summary>The record of a computation with <c>Variable</c>s on one thread, from which derivatives are read backwards.</summary>
/// <remarks>
/// Each step keeps its two operands' places and partial derivatives, and its own rounding error in a stated profile, so that one
/// backward sweep gives both the gradient and the first-order error bound Σ |∂out/∂step| · |rounding of step|.
/// </remarks>
public sealed class Tape : IDisposable
{
    [ThreadStatic]
    private static Tape? current;
    private readonly Tape? outer;
    private Step[] steps = new Step[1024];
    private int count = 1; // place 0 stands for every constant
    private readonly double mark = MarkUnit * (1 + Interlocked.Increment(ref tapes) % (1 << 20)); // tells the places of one tape from those of another
    private static int tapes;
    private const double MarkUnit = 1L << 32;

    /// <summary>Starts recording on this thread, until it is disposed of.</summary>
    /// <param name="accuracy">The profile whose rounding errors the steps carry; none, and they carry none.</param>
    public Tape(IRounding? accuracy = null)
    {
        Accuracy = accuracy;
        outer = current;
        current = this;
    }

    /// <summary>The number of steps recorded.</summary>
    public int Count => count - 1;

    internal static Tape? Current => current;

    internal IRounding? Accuracy { get; }

    /// <summary>A new independent variable.</summary>
    public Augmented<Taping> Variable(double value) => new(value, Push(0, 0, 0, 0, 0));

    /// <summary>The derivative of Σ seedᵢ·outputᵢ with respect to every place: index it by <see cref="Place"/>.</summary>
    /// <remarks>
    /// An output whose seed is exactly zero contributes nothing. A zero that was computed counts: beside an infinite slope it makes NaN, as in √x·√x at 0.
    /// </remarks>
    public double[] Adjoints(ReadOnlySpan<Augmented<Taping>> outputs, ReadOnlySpan<double> seeds)
    {
        using Adjoints<double> adjoints = new(count);
        for (int i = 0; i < outputs.Length; i++)
        {
            if (seeds[i] != 0)
            {
                adjoints.Add(Own(outputs[i].Extra), seeds[i]);
            }
        }
        double[] result = new double[count];
        for (int i = count - 1; i > 0; i--)
        {
            if (adjoints.Has(i))
            {
                ref readonly Step step = ref steps[i];
                double adjoint = result[i] = adjoints.Of(i);
                adjoints.Add(step.First, adjoint * step.FirstSlope);
                adjoints.Add(step.Second, adjoint * step.SecondSlope);
            }
        }
        return result;
    }

    /// <summary>The derivative of <paramref name="output"/> with respect to each of <paramref name="inputs"/>.</summary>
    public double[] Gradient(Augmented<Taping> output, ReadOnlySpan<Augmented<Taping>> inputs)
    {
        double[] adjoints = Adjoints([output], [1]);
        double[] gradient = new double[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            gradient[i] = Own(inputs[i].Extra) is var place and > 0 ? adjoints[place] : 0;
        }
        return gradient;
    }

    /// <summary>Σ over the steps of |∂output/∂step| · |rounding error of the step|: the first-order bound of a faithful implementation.</summary>
    public double RoundingBound(Augmented<Taping> output) => RoundingBound(Adjoints([output], [1]));

    /// <summary>The same, from the adjoints of an output that are known already.</summary>
    public double RoundingBound(ReadOnlySpan<double> adjoints)
    {
        double bound = 0;
        for (int i = 1; i < count; i++)
        {
            bound += steps[i].Rounding == 0 ? 0 : Math.Abs(adjoints[i]) * steps[i].Rounding;
        }
        return bound;
    }

    /// <summary>Where a variable stands on the tape; 0 for a constant.</summary>
    public static int Place(Augmented<Taping> x) => (int)(uint)(ulong)x.Extra;

    /// <summary>Stops recording.</summary>
    public void Dispose()
    {
        if (current == this)
        {
            current = outer;
        }
    }


    internal double Push(double first, double firstSlope, double second, double secondSlope, double rounding)
    {
        if (count == steps.Length)
        {
            Array.Resize(ref steps, 2 * count);
        }
        steps[count] = new Step(Own(first), Own(second), firstSlope, secondSlope, rounding);
        return mark + count++;
    }

    private int Own(double place) => place == 0 ? 0 : place > mark && place < mark + count ? (int)(place - mark)
        : throw new InvalidOperationException("A variable of another tape is used on the current one: differentiate with one tape at a time, or make it a constant by its Value");

    private readonly record struct Step(int First, int Second, double FirstSlope, double SecondSlope, double Rounding);
}

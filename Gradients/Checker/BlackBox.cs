using System.Numerics;
using System.Runtime.InteropServices;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>Somebody's function and pullback, seen as functions of flat vectors of doubles that are rounded to its number type.</summary>
/// <remarks>
/// Inputs are handed over in buffers of their own and looked at again after the call, so that a function that writes to its inputs is found out. What it
/// returns is copied at once: it may be a buffer that the next call overwrites. Forward and pullback get different buffers: what one of them has kept of its
/// input does not follow the other's.
/// </remarks>
internal abstract class BlackBox
{
    /// <summary>The inputs' shapes.</summary>
    public required int[][] InputShapes { get; init; }

    /// <summary>The outputs' shapes.</summary>
    public int[][] OutputShapes { get; protected set; } = [];

    /// <summary>Unit roundoff of the number type.</summary>
    public required double Roundoff { get; init; }

    /// <summary>The smallest positive number of the type: what the rounding of a subnormal one can be.</summary>
    public required double Smallest { get; init; }

    /// <summary>How many numbers go in.</summary>
    public int Inputs { get; protected set; }

    /// <summary>How many come out.</summary>
    public int Outputs { get; protected set; }

    /// <summary>How often the function has been evaluated.</summary>
    public int Evaluations { get; protected set; }

    /// <summary>How often the pullback has been evaluated.</summary>
    public int Pullbacks { get; protected set; }

    /// <summary>What a call did that none may do; empty where none did.</summary>
    public string Misdeed { get; protected set; } = "";

    /// <summary>x as the number type holds it.</summary>
    public abstract double Round(double x);

    /// <summary>y = f(x).</summary>
    public abstract void Forward(double[] x, double[] y);

    /// <summary>x̄ for ȳ at x; false where the shapes are wrong, which is then the misdeed.</summary>
    public abstract bool Pullback(double[] x, double[] cotangent, double[] gradient);
}

/// <summary>A black box of tensors of <typeparamref name="T"/>.</summary>
internal sealed class BlackBox<T> : BlackBox where T : struct, INumber<T>
{
    private readonly Func<Tensor<T>[], Tensor<T>[]> forward;
    private readonly Func<Tensor<T>[], Tensor<T>[], Tensor<T>[]> pullback;
    private readonly Tensor<T>[] forForward, forPullback;
    private Tensor<T>[] cotangents = [];

    public BlackBox(Func<Tensor<T>[], Tensor<T>[]> forward, Func<Tensor<T>[], Tensor<T>[], Tensor<T>[]> pullback, int[][] shapes)
    {
        (this.forward, this.pullback) = (forward, pullback);
        forForward = [.. shapes.Select(shape => new Tensor<T>(shape))];
        forPullback = [.. shapes.Select(shape => new Tensor<T>(shape))];
        Inputs = shapes.Sum(shape => Shape.Count(shape));
    }

    public override double Round(double x) => double.CreateTruncating(T.CreateTruncating(x));

    /// <summary>Evaluates once to learn the outputs' shapes.</summary>
    /// <exception cref="GradientException">The function itself fails.</exception>
    public double[] Start(double[] x)
    {
        Load(x, forForward);
        Tensor<T>[] y;
        try
        {
            y = forward(forForward);
        }
        catch (Exception e)
        {
            throw new GradientException($"the function cannot be evaluated at the point of the check: {e.Message}", e);
        }
        OutputShapes = [.. y.Select(t => t.Shape)];
        Outputs = y.Sum(t => t.Count);
        cotangents = [.. OutputShapes.Select(shape => new Tensor<T>(shape))];
        double[] values = new double[Outputs];
        Store(y, values);
        Evaluations++;
        Look(x, forForward, "the function");
        return values;
    }

    public override void Forward(double[] x, double[] y)
    {
        Load(x, forForward);
        Evaluations++;
        try
        {
            Tensor<T>[] found = forward(forForward);
            if (found.Length != OutputShapes.Length || !found.Zip(OutputShapes).All(pair => pair.First.Shape.AsSpan().SequenceEqual(pair.Second)))
            {
                Misdeed = Misdeed.Length > 0 ? Misdeed : $"the function returns {Shapes(found)} at one point and {string.Join(", ", OutputShapes.Select(s => Shape.Text(s)))} at another";
                Array.Fill(y, double.NaN);
                return;
            }
            Store(found, y);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Beside the point of the check the function may be at the end of its domain.
            Array.Fill(y, double.NaN);
        }
        Look(x, forForward, "the function");
    }

    public override bool Pullback(double[] x, double[] cotangent, double[] gradient)
    {
        Load(x, forPullback);
        Load(cotangent, cotangents);
        Pullbacks++;
        Tensor<T>[] found;
        try
        {
            found = pullback(forPullback, cotangents);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new GradientException($"the pullback fails with {e.GetType().Name}: {e.Message}", e);
        }
        if (found.Length != InputShapes.Length || !found.Zip(InputShapes).All(pair => pair.First.Shape.AsSpan().SequenceEqual(pair.Second)))
        {
            Misdeed = $"the pullback returns {Shapes(found)}: need the inputs' shapes, {string.Join(", ", InputShapes.Select(s => Shape.Text(s)))}";
            return false;
        }
        Store(found, gradient);
        Look(x, forPullback, "the pullback");
        for (int t = 0, at = 0; t < cotangents.Length; at += cotangents[t++].Count)
        {
            if (!Same(cotangent.AsSpan(at, cotangents[t].Count), cotangents[t].Values))
            {
                Misdeed = "the pullback writes to the cotangent that it is given";
            }
        }
        return true;
    }

    private static void Load(double[] from, Tensor<T>[] to)
    {
        int at = 0;
        foreach (Tensor<T> tensor in to)
        {
            if (tensor.Values is double[] plain)
            {
                from.AsSpan(at, plain.Length).CopyTo(plain);
                at += plain.Length;
                continue;
            }
            for (int i = 0; i < tensor.Count; i++)
            {
                tensor.Values[i] = T.CreateTruncating(from[at++]);
            }
        }
    }

    private static void Store(Tensor<T>[] from, double[] to)
    {
        int at = 0;
        foreach (Tensor<T> tensor in from)
        {
            if (tensor.Values is double[] plain)
            {
                plain.CopyTo(to.AsSpan(at));
                at += plain.Length;
                continue;
            }
            foreach (T value in tensor.Values)
            {
                to[at++] = double.CreateTruncating(value);
            }
        }
    }

    private void Look(double[] x, Tensor<T>[] handed, string who)
    {
        for (int t = 0, at = 0; t < handed.Length; at += handed[t++].Count)
        {
            if (!Same(x.AsSpan(at, handed[t].Count), handed[t].Values))
            {
                Misdeed = $"{who} writes to its input {t + 1}";
            }
        }
    }

    private static bool Same(ReadOnlySpan<double> expected, T[] found)
    {
        if (found is double[] plain)
        {
            return MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes<double>(plain));
        }
        for (int i = 0; i < found.Length; i++)
        {
            if (!T.CreateTruncating(expected[i]).Equals(found[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static string Shapes(Tensor<T>[] tensors) => tensors.Length == 0 ? "nothing" : string.Join(", ", tensors.Select(t => Shape.Text(t.Shape)));
}

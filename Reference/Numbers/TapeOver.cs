using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Verification.Reference.Numbers;

/// <summary>
/// The record of a computation over any number type on one thread, from which derivatives are read backwards: <c>using TapeOver&lt;T&gt; tape = new();</c>
/// around it, <see cref="Variable"/> for what is differentiated by, <see cref="Pullback"/> for the derivatives.
/// </summary>
/// <remarks>
/// Values and partial derivatives are Ts, so that over <c>Tracked</c> every adjoint carries a bound of its rounding errors. One backward pass costs a
/// multiplication and an addition for every operand, whatever the number of inputs.<br/>
/// Several contributions to one adjoint are added one by one as they come: the running bound of + holds for the exact sum, is no wider than that of an unknown
/// order, and needs no room for the terms.<br/>
/// A tape opened inside another one is independent of it. What T itself keeps on a <see cref="Ledger"/> needs one that is open.
/// </remarks>
/// <typeparam name="T">The number type of values and derivatives.</typeparam>
public sealed class TapeOver<T> : IDisposable where T : struct, IFloatingPointIeee754<T>
{
    // A step's partial derivative by an operand that is ±1 is not stored, but said beside the operand's index.
    private const int Plus = 1 << 30, Minus = 1 << 31, IndexMask = Plus - 1;

    [ThreadStatic]
    private static TapeOver<T>? innermost;
    private readonly TapeOver<T>? outer;
    private readonly Mark mark = Mark.Next();
    private readonly List<ProductStep<T>> products = [];

    // Of each step: its value, whether it depends on a variable, and where its operands end. Place 0 is that of all constants that are doubles.
    private T[] values = ArrayPool<T>.Shared.Rent(256);
    private bool[] active = ArrayPool<bool>.Shared.Rent(256);
    private int[] ends = ArrayPool<int>.Shared.Rent(256);
    private int count = 1, room = 256;

    // Of each operand of a step that depends on a variable: its index and the partial derivative.
    private int[] sources = ArrayPool<int>.Shared.Rent(512);
    private T[] slopes = ArrayPool<T>.Shared.Rent(512);
    private int operands, operandRoom = 512;
    private bool closed;

    /// <summary>Starts recording on this thread, until it is disposed of.</summary>
    public TapeOver()
    {
        ends[0] = 0;
        outer = Innermost;
        innermost = this;
    }

    /// <summary>The number of steps recorded, variables among them.</summary>
    public int Count => count - 1;

    /// <summary>The tape on which this thread records; null if there is none.</summary>
    internal static TapeOver<T>? Innermost
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => innermost is { closed: true } ? Outermore() : innermost;
    }

    private static InvalidOperationException NoTape => new(
        $"A number that keeps a {typeof(T).Name} on a tape was computed or used on a thread without one: write 'using TapeOver<{typeof(T).Name}> tape = new();' around the computation");

    private static InvalidOperationException NotOwn => new(
        "A number of another tape is used on the current one: differentiate with one tape at a time, keep it open until the last use, or make the number a constant by its Value");

    /// <summary>A new independent variable.</summary>
    public Augmented<TapingOver<T>> Variable(T value)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        Pair x = Append(value, true);
        return new(x.Value, x.Extra);
    }

    /// <summary>A number that depends on no variable, with what T keeps beside it.</summary>
    public Augmented<TapingOver<T>> Fixed(T value)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        Pair x = Inner<T>.IsPlain(value) ? new(Inner<T>.High(value), 0) : Append(value, false);
        return new(x.Value, x.Extra);
    }

    /// <summary>The value of x, with what T keeps beside it.</summary>
    public T Value(Augmented<TapingOver<T>> x)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        return x.Extra == 0 ? T.CreateChecked(x.Value) : Read(new(x.Value, x.Extra)).Value;
    }

    /// <summary>x̄ᵢ = Σⱼ ȳⱼ·∂yⱼ/∂xᵢ, by one pass backwards.</summary>
    /// <remarks>
    /// What does not depend on xᵢ contributes nothing, however steep; nor does an output whose cotangent is exactly zero, since 0·y is the constant 0.
    /// A zero that was computed counts: beside an infinite slope it makes NaN, as in √x·√x at 0.
    /// </remarks>
    /// <param name="outputs">y.</param>
    /// <param name="cotangents">ȳ, one for every output.</param>
    /// <param name="inputs">x: variables, or what was computed from them.</param>
    public T[] Pullback(ReadOnlySpan<Augmented<TapingOver<T>>> outputs, ReadOnlySpan<T> cotangents, ReadOnlySpan<Augmented<TapingOver<T>>> inputs)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (outputs.Length != cotangents.Length)
        {
            throw new ArgumentException($"{outputs.Length} outputs have {cotangents.Length} cotangents: need one each", nameof(cotangents));
        }
        using Adjoints<T> adjoints = new(count);
        int last = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            int index = IndexOf(outputs[i]);
            if (!Inner<T>.IsNothing(cotangents[i]))
            {
                adjoints.Add(index, cotangents[i]);
                last = Math.Max(last, index);
            }
        }
        Sweep(adjoints, last);
        T[] result = new T[inputs.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = adjoints.Of(IndexOf(inputs[i]));
        }
        return result;
    }

    /// <summary>∂y/∂xᵢ.</summary>
    public T[] Gradient(Augmented<TapingOver<T>> output, ReadOnlySpan<Augmented<TapingOver<T>>> inputs) => Pullback([output], [T.One], inputs);

    /// <summary>Stops recording and gives the memory back; the numbers of this tape can no longer be used.</summary>
    public void Dispose()
    {
        if (!closed)
        {
            closed = true;
            ArrayPool<T>.Shared.Return(values);
            ArrayPool<bool>.Shared.Return(active);
            ArrayPool<int>.Shared.Return(ends);
            ArrayPool<int>.Shared.Return(sources);
            ArrayPool<T>.Shared.Return(slopes);
            (values, active, ends, sources, slopes) = ([], [], [], [], []);
            products.Clear();
            _ = Outermore();
        }
    }

    /// <summary>A number that depends on no variable.</summary>
    internal static Pair Constant(T value) => Inner<T>.IsPlain(value) ? new(Inner<T>.High(value), 0) : (Innermost ?? throw NoTape).Append(value, false);

    /// <summary>A number of which nothing is known, its dependence on any variable so far included.</summary>
    internal static Pair Unknown(T value)
    {
        if (Innermost is { } tape)
        {
            for (int i = 1; i < tape.count; i++)
            {
                tape.Depend(tape.active[i] && tape.ends[i] == tape.ends[i - 1] ? i : 0, Special.Unknown<T>(double.NaN));
            }
            return tape.Close(value);
        }
        return Constant(value);
    }

    /// <summary>What a pair stands for.</summary>
    /// <param name="tape">The current tape, if there is one.</param>
    /// <param name="x">The pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Operand<T> Look(TapeOver<T>? tape, Pair x) => x.Extra == 0 ? new(T.CreateChecked(x.Value), 0) : (tape ?? throw NoTape).Read(x);

    /// <summary>A step with one operand.</summary>
    internal static Pair Step(TapeOver<T>? tape, T value, int x, T dx)
    {
        if (x == 0)
        {
            return Constant(value);
        }
        tape!.Depend(x, dx);
        return tape.Append(value, true);
    }

    /// <summary>A step with two operands.</summary>
    internal static Pair Step(TapeOver<T>? tape, T value, int x, T dx, int y, T dy)
    {
        if ((x | y) == 0)
        {
            return Constant(value);
        }
        tape!.Depend(x, dx);
        tape.Depend(y, dy);
        return tape.Append(value, true);
    }

    /// <summary>A step with any number of operands.</summary>
    internal static Pair Step(TapeOver<T>? tape, T value, ReadOnlySpan<int> x, ReadOnlySpan<T> dx)
    {
        if (tape is null)
        {
            return Constant(value);
        }
        for (int i = 0; i < x.Length; i++)
        {
            tape.Depend(x[i], dx.IsEmpty ? default : dx[i]); // a sum has no slopes
        }
        return tape.Close(value);
    }

    /// <summary>Many steps at once: the sums of products of a matrix product or convolution.</summary>
    internal static void Step(ProductStep<T> product, ReadOnlySpan<T> values, Span<Pair> y)
    {
        TapeOver<T> tape = Innermost ?? throw NoTape;
        product.First = tape.count;
        tape.products.Add(product);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = tape.Append(values[i], true);
        }
    }

    /// <summary>An operand by which the derivative is 1.</summary>
    internal static int Same(int x) => x == 0 ? 0 : x | Plus;

    /// <summary>An operand by which the derivative is −1.</summary>
    internal static int Opposite(int x) => x == 0 ? 0 : x | Minus;

    private Pair Append(T value, bool isActive)
    {
        int index = count;
        if (index == room)
        {
            EnlargeSteps();
        }
        values[index] = value;
        active[index] = isActive;
        ends[index] = operands;
        count = index + 1;
        return new(Inner<T>.High(value), mark.At(index));
    }

    private void Depend(int source, T slope)
    {
        if (source == 0)
        {
            return;
        }
        int index = operands;
        if (index == operandRoom)
        {
            EnlargeOperands();
        }
        sources[index] = source;
        slopes[index] = slope;
        operands = index + 1;
    }

    private Pair Close(T value) => operands == ends[count - 1] ? Constant(value) : Append(value, true);

    private Operand<T> Read(Pair x)
    {
        int index = Own(x.Extra);
        T value = values[index];
        return new(Inner<T>.High(value) == x.Value ? value : Inner<T>.Stepped(value, x.Value), active[index] ? index : 0);
    }

    private int IndexOf(Augmented<TapingOver<T>> x) => x.Extra == 0 || !active[Own(x.Extra)] ? 0 : Own(x.Extra);

    private int Own(double place) => mark.IndexOf(place) is var index && (uint)index < (uint)count ? index : throw NotOwn;

    private void Sweep(Adjoints<T> adjoints, int last)
    {
        int product = products.Count - 1;
        while (product >= 0 && products[product].First > last)
        {
            product--;
        }
        for (int i = last; i > 0; i--)
        {
            if (adjoints.Has(i))
            {
                T adjoint = adjoints.Of(i);
                for (int k = ends[i] - 1; k >= ends[i - 1]; k--)
                {
                    int source = sources[k];
                    adjoints.Add(source & IndexMask, source < 0 ? -adjoint : source > IndexMask ? adjoint : adjoint * slopes[k]);
                }
            }
            if (product >= 0 && products[product].First == i)
            {
                products[product--].Pull(adjoints);
            }
        }
    }

    private void EnlargeSteps()
    {
        if (count == Mark.Capacity)
        {
            throw new InvalidOperationException($"A tape holds {count} steps and has no room for more: differentiate the parts of the computation one by one");
        }
        Enlarge(ref values, count);
        Enlarge(ref active, count);
        Enlarge(ref ends, count);
        room *= 2;
    }

    private void EnlargeOperands()
    {
        Enlarge(ref sources, operands);
        Enlarge(ref slopes, operands);
        operandRoom *= 2;
    }

    private static TapeOver<T>? Outermore()
    {
        while (innermost is { closed: true })
        {
            innermost = innermost.outer;
        }
        return innermost;
    }

    private static void Enlarge<TItem>(ref TItem[] items, int used)
    {
        TItem[] larger = ArrayPool<TItem>.Shared.Rent(2 * used);
        items.AsSpan(0, used).CopyTo(larger);
        ArrayPool<TItem>.Shared.Return(items);
        items = larger;
    }
}

using Verification.Reference.Numbers;

namespace Verification.Reference.Tensors;

/// <summary>A dense row-major tensor, whatever its elements are held as.</summary>
/// <remarks>
/// The declared <see cref="ElementType"/> and the type that holds the elements are two things: every real format is held in the number type
/// of the evaluation (float, double, Tracked, …), int4 and int2 in sbyte, uint4 and uint2 in byte, every other type in its C# namesake.
/// </remarks>
public abstract class Tensor : Value
{
    private protected Tensor(ElementType elementType, int[] shape)
    {
        ElementType = elementType;
        Shape = shape;
    }

    /// <summary>The declared element type.</summary>
    public ElementType ElementType { get; }

    /// <summary>The dimensions, outermost first; empty for a scalar. Not to be written to.</summary>
    public int[] Shape { get; }

    /// <summary>The number of dimensions.</summary>
    public int Rank => Shape.Length;

    /// <summary>The number of elements.</summary>
    public abstract int Count { get; }

    /// <summary>The elements, for code that does not know their type.</summary>
    public abstract Array Elements { get; }

    /// <summary>The same elements in another shape of the same count.</summary>
    public abstract Tensor WithShape(int[] shape);

    /// <summary>A new tensor of this one's element type, holding the elements at the given places of this one (−1: the default element).</summary>
    public abstract Tensor Take(ReadOnlySpan<int> places, int[] shape);

    /// <summary>A new tensor of this one's types whose element (i, j, …) is this one's at place start + i·stride₀ + j·stride₁ + …</summary>
    public abstract Tensor Strided(int start, ReadOnlySpan<int> strides, int[] shape);

    /// <summary>A new tensor of this one's types, of the given shape, whose elements are all the default.</summary>
    public abstract Tensor EmptyLike(int[] shape);

    /// <summary>A new tensor of this one's types, of the given shape, of which every element is about to be written.</summary>
    public abstract Tensor UnclearedLike(int[] shape);

    /// <summary>Copies a run of elements from a tensor of the same type into this one, which must be new.</summary>
    public abstract void CopyFrom(Tensor source, int sourceStart, int start, int count);

    /// <inheritdoc/>
    public override string Describe() => $"{ElementType.ToString().ToLowerInvariant()} {Tensors.Shape.Text(Shape)}";
}

/// <summary>A dense row-major tensor of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type that holds an element.</typeparam>
public sealed class Tensor<T> : Tensor
{
    private readonly Deferred<T>? deferred;
    private readonly int count;
    private T[]? values;

    /// <summary>A tensor over an array, which it keeps.</summary>
    /// <exception cref="ShapeException">The array's length is not the product of the shape.</exception>
    public Tensor(T[] values, int[] shape, ElementType elementType = ElementType.Undefined)
        : base(elementType == ElementType.Undefined ? ElementTypes.Of<T>() : elementType, shape)
    {
        count = Tensors.Shape.Count(shape);
        this.values = values.Length == count ? values
            : throw new ShapeException($"shape {Tensors.Shape.Text(shape)} needs {count} elements, found {values.Length}");
    }

    /// <summary>A tensor of zeros (or defaults).</summary>
    public Tensor(int[] shape, ElementType elementType = ElementType.Undefined) : this(Tensors.Shape.Allocate<T>(shape), shape, elementType) { }

    /// <summary>The tensor of plain numbers, held exactly by <typeparamref name="T"/> (an augmented number), element by element when they are needed.</summary>
    /// <remarks>An augmented number has four times the bytes: what reads plain numbers itself, or a stretch at a time, spares the memory.</remarks>
    internal Tensor(Tensor<float> plain) : base(plain.ElementType, plain.Shape) => (Plain, count) = (plain, plain.Count);

    /// <summary>The tensor of elements that are computed when they are needed.</summary>
    /// <exception cref="ShapeException">More bytes than <see cref="Limits.MaxTensorBytes"/>, should all be in memory at once.</exception>
    internal Tensor(Deferred<T> deferred, int[] shape, ElementType elementType)
        : base(elementType, shape) => (this.deferred, count) = (deferred, Tensors.Shape.CountAllocatable<T>(shape));

    /// <summary>The elements in row-major order.</summary>
    public T[] Values => values ?? Compute();

    /// <summary>The elements, if they are in memory as <typeparamref name="T"/>.</summary>
    internal T[]? Held => values;

    /// <summary>What the elements are computed from piece by piece, if they are; null once they are in memory.</summary>
    internal Produced<T>? Source => values is null ? deferred?.Source : null;

    /// <summary>The plain numbers that the elements hold exactly, if that is known.</summary>
    internal Tensor<float>? Plain { get; }

    /// <summary>Whether a result may as well be computed when it is read: these numbers, too, are lifted then. (Not of results that are themselves computed then: a loop would pile them up.)</summary>
    internal bool IsLazy => values is null && Plain is not null && Numbers.Special.IsParallel<T>();

    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override Array Elements => Values;

    /// <summary>The element at a place in row-major order.</summary>
    public T this[int place] => Values[place];

    /// <summary>A scalar.</summary>
    public static Tensor<T> Scalar(T value, ElementType elementType = ElementType.Undefined) => new([value], [], elementType);

    /// <summary>A vector over an array, which it keeps.</summary>
    public static Tensor<T> Vector(params T[] values) => new(values, [values.Length]);

    /// <inheritdoc/>
    public override Tensor WithShape(int[] shape) => Reshaped(shape);

    /// <summary>The same elements in another shape of the same count.</summary>
    public Tensor<T> Reshaped(params int[] shape) => values is not null ? new(values, shape, ElementType)
        : Plain is not null ? new(Plain.Reshaped(shape))
        : Tensors.Shape.Count(shape) == count ? new(deferred!, shape, ElementType)
        : throw new ShapeException($"shape {Tensors.Shape.Text(shape)} needs {Tensors.Shape.Count(shape)} elements, found {count}");

    /// <summary>The elements of a stretch: as they lie in memory, or found for this reading in the buffer, which is as long at least.</summary>
    public ReadOnlySpan<T> Stretch(int start, int length, Span<T> buffer)
    {
        if (values is { } held)
        {
            return held.AsSpan(start, length);
        }
        if (deferred is not null)
        {
            return deferred.Stretch(start, length, buffer);
        }
        Fill(start, buffer[..length]);
        return buffer[..length];
    }

    /// <inheritdoc/>
    public override Tensor Take(ReadOnlySpan<int> places, int[] shape)
    {
        T[] taken = Tensors.Shape.Allocate<T>([places.Length]);
        for (int i = 0; i < places.Length; i++)
        {
            taken[i] = places[i] < 0 ? Default : Values[places[i]];
        }
        return new Tensor<T>(taken, shape, ElementType);
    }

    /// <inheritdoc/>
    public override Tensor Strided(int start, ReadOnlySpan<int> strides, int[] shape) =>
        new Tensor<T>(Tensors.Strided.Copy(Values, start, strides, shape), shape, ElementType);

    /// <inheritdoc/>
    public override Tensor EmptyLike(int[] shape)
    {
        Tensor<T> empty = new(shape, ElementType);
        if (typeof(T) == typeof(string))
        {
            Array.Fill(empty.Values, Default);
        }
        return empty;
    }

    /// <inheritdoc/>
    public override Tensor UnclearedLike(int[] shape) => new Tensor<T>(Tensors.Shape.AllocateUncleared<T>(shape), shape, ElementType);

    /// <inheritdoc/>
    public override void CopyFrom(Tensor source, int sourceStart, int start, int count) =>
        ((Tensor<T>)source).Values.AsSpan(sourceStart, count).CopyTo(Values.AsSpan(start, count));

    private T[] Compute()
    {
        T[] computed = Tensors.Shape.AllocateUncleared<T>(Shape);
        if (deferred is not null)
        {
            deferred.Compute(computed, 1);
        }
        else
        {
            Loops.For<T>(computed.Length, 1, (start, end) => Fill(start, computed.AsSpan(start, end - start)));
        }
        return Interlocked.CompareExchange(ref values, computed, null) ?? computed;
    }

    private void Fill(int start, Span<T> to) => ((ISpecial<T>)default(T)!).Lift(Plain!.Values.AsSpan(start, to.Length), to);

    private static T Default => typeof(T) == typeof(string) ? (T)(object)"" : default!;
}

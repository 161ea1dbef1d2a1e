using Verification.Reference.Tensors;

namespace Verification.Properties.Snapshots;

/// <summary>A named tensor with its bound, as <see cref="Snapshot.Verify(string, IReadOnlyList{TensorSnapshot}, string, string, int)"/> takes it.</summary>
/// <remarks>
/// Elements: double, float, Half, every integer of at most 64 bits, bool, Tracked, and whatever a <see cref="Tensor{T}"/> of these declares (bfloat16 held in float).<br/>
/// Bound: whole numbers and truth values are exact unless told otherwise; Tracked numbers bring their own radii; other reals must be given one.
/// </remarks>
public sealed class TensorSnapshot
{
    private readonly ElementFormat format;
    private readonly Entry[] entries;
    private readonly int[] shape;
    private readonly string name;
    private readonly Bound bound;

    private TensorSnapshot(string name, Array elements, ElementType declared, int[] shape, Bound? bound, int listed = Snapshot.LargestListed)
    {
        if (name.Length == 0 || name != name.Trim() || name.Any(char.IsControl))
        {
            throw new ArgumentException($"the name of a tensor is '{name}': need one line without space at its ends", nameof(name));
        }
        (format, entries, double[]? radii) = ElementFormat.Read(elements, declared);
        if (Shape.Count(shape) != entries.Length)
        {
            throw new ArgumentException($"'{name}': shape {Shape.Text(shape)} needs {Shape.Count(shape)} entries, found {entries.Length}", nameof(shape));
        }
        (this.name, this.shape) = (name, [.. shape]);
        this.bound = bound ?? Default(radii);
        Record = Check(listed);
    }

    private TensorSnapshot(TensorSnapshot other, int listed)
    {
        (format, entries, shape, name, bound) = (other.format, other.entries, other.shape, other.name, other.bound);
        Record = Check(listed);
    }

    internal TensorRecord Record { get; }

    /// <summary>A tensor.</summary>
    /// <param name="name">What the file calls it.</param>
    /// <param name="tensor">The entries.</param>
    /// <param name="bound">How far they may move; see <see cref="TensorSnapshot"/> for where it may be left out.</param>
    public static TensorSnapshot Of(string name, Tensor tensor, Bound? bound = null) => new(name, tensor.Elements, tensor.ElementType, tensor.Shape, bound);

    /// <summary>An array of any rank.</summary>
    /// <param name="name">What the file calls it.</param>
    /// <param name="array">The entries.</param>
    /// <param name="bound">How far it may move; see <see cref="TensorSnapshot"/> for where it may be left out.</param>
    public static TensorSnapshot Of(string name, Array array, Bound? bound = null) => new(name, array, default, [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)], bound);

    /// <summary>Numbers in row-major order, of a shape.</summary>
    /// <param name="name">What the file calls it.</param>
    /// <param name="values">The entries.</param>
    /// <param name="shape">The dimensions, outermost first.</param>
    /// <param name="bound">How far they may move; see <see cref="TensorSnapshot"/> for where it may be left out.</param>
    public static TensorSnapshot Of<T>(string name, ReadOnlySpan<T> values, int[] shape, Bound? bound = null) where T : struct => new(name, values.ToArray(), default, shape, bound);

    /// <summary>A scalar.</summary>
    /// <param name="name">What the file calls it.</param>
    /// <param name="scalar">The entry.</param>
    /// <param name="bound">How far it may move; see <see cref="TensorSnapshot"/> for where it may be left out.</param>
    public static TensorSnapshot Of<T>(string name, T scalar, Bound? bound = null) where T : struct => new(name, new[] { scalar }, default, [], bound);

    /// <summary>The same, with every entry in the file however many there are.</summary>
    public TensorSnapshot InFull() => new(this, int.MaxValue);

    private Bound Default(double[]? radii) =>
        format.IsWhole ? Bound.Exact(format.Name == "bool" ? "truth values" : "whole numbers")
        : radii is null ? throw new ArgumentException($"'{name}' is {format.Name} and has no bound: need one with its reason (Bound.Ulps(4, \"…\")), or Tracked numbers, which bring their own", nameof(radii))
        : Bound.PerEntry(radii, $"the radius that Tracked derives in {format.Name["tracked ".Length..]} arithmetic");

    private TensorRecord Check(int listed)
    {
        if (bound.Radii is { } radii && radii.Length != entries.Length)
        {
            throw new ArgumentException($"'{name}' has {entries.Length} entries and its bound '{bound.Reason}' {radii.Length} radii: need as many");
        }
        if (bound.Kind == BoundKind.Ulps && format.Precision == 0)
        {
            throw new ArgumentException($"'{name}' is {format.Name}, which has no ulp: need another bound");
        }
        if (format.IsWhole && (bound.Kind is BoundKind.Radius || bound.Value != Math.Floor(bound.Value)))
        {
            throw new ArgumentException($"'{name}' is {format.Name}: need a bound that is one whole number");
        }
        return TensorRecord.Of(name, format, shape, bound, entries, listed);
    }
}

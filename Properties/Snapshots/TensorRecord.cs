using System.Globalization;
using Verification.Reference.Tensors;

namespace Verification.Properties.Snapshots;

/// <summary>What a file says of one tensor: the same whether it was computed or read.</summary>
internal sealed record TensorRecord(string Name, ElementFormat Format, int[] Dimensions, BoundKind Kind, double Value, string Reason)
{
    /// <summary>Every entry in row-major order; null in a summary.</summary>
    public Entry[]? Entries { get; init; }

    /// <summary>Where the bound is a radius and entries are listed: that of each.</summary>
    public StoredBound[]? Radii { get; init; }

    public TensorSummary? Summary { get; init; }

    public int Count => Shape.Count(Dimensions);

    /// <summary>The bound as the header states it, without the reason.</summary>
    public string BoundText => Kind switch
    {
        BoundKind.Exact => "exact",
        BoundKind.Absolute => $"{Value.ToString("R", CultureInfo.InvariantCulture)} per entry",
        BoundKind.Ulps => $"{Value.ToString("R", CultureInfo.InvariantCulture)} ulp per entry",
        _ when UniformRadius is { } radius => $"radius {radius} per entry",
        _ => "radius of each entry",
    };

    /// <summary>The radius, where all entries have the same one.</summary>
    public StoredBound? UniformRadius => Radii is [var first, ..] && Radii.All(r => r == first) ? first : null;

    public static TensorRecord Of(string name, ElementFormat format, int[] shape, Bound bound, Entry[] entries, int listed)
    {
        TensorRecord record = new(name, format, shape, bound.Kind, bound.Value, bound.Reason);
        record = record with { Entries = entries, Radii = bound.Radii is { } radii ? Array.ConvertAll(radii, StoredBound.Up) : null };
        return entries.Length <= listed ? record : record with { Entries = null, Radii = null, Summary = TensorSummary.Of(record) };
    }

    /// <summary>How far an entry may move from its value here.</summary>
    public double BoundAt(int place) => Kind switch
    {
        BoundKind.Absolute => Value,
        BoundKind.Ulps => Entries![place].IsFinite ? Value * Format.Ulp(Entries[place].Nearest) : 0,
        BoundKind.Radius => Radii![place].Value,
        _ => 0,
    };
}

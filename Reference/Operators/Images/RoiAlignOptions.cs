using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The attributes of RoiAlign.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed record RoiAlignOptions<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>Whether coordinates are shifted by half a pixel.</summary>
    public required bool HalfPixel { get; init; }

    /// <summary>Whether bins take the maximum instead of the mean.</summary>
    public required bool Maximum { get; init; }

    /// <summary>Whether the maximum is over weighted pixels instead of interpolated samples.</summary>
    public required bool MaximumOfProducts { get; init; }

    /// <summary>Bins along the height.</summary>
    public required int Height { get; init; }

    /// <summary>Bins along the width.</summary>
    public required int Width { get; init; }

    /// <summary>Samples along each side of a bin; 0: as many as pixels.</summary>
    public required int SamplingRatio { get; init; }

    /// <summary>From the regions' coordinates to those of x.</summary>
    public required T SpatialScale { get; init; }
}

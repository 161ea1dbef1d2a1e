using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The attributes of Resize.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed record ResizeOptions<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>nearest, linear or cubic.</summary>
    public required string Mode { get; init; }

    /// <summary>ONNX's coordinate_transformation_mode.</summary>
    public required string Coordinates { get; init; }

    /// <summary>ONNX's nearest_mode; <c>simple</c> is opset 10's: down when an image grows, up when it shrinks.</summary>
    public string Nearest { get; init; } = "round_prefer_floor";

    /// <summary>Whether kernels are stretched when an image shrinks.</summary>
    public bool Antialias { get; init; }

    /// <summary>Keys' parameter a.</summary>
    public T CubicA { get; init; } = T.CreateChecked(-0.75);

    /// <summary>Whether samples outside the image have no weight.</summary>
    public bool ExcludeOutside { get; init; }

    /// <summary>What tf_crop_and_resize gives for places outside the image.</summary>
    public T Extrapolation { get; init; } = T.Zero;

    /// <summary>stretch, not_larger or not_smaller.</summary>
    public string Policy { get; init; } = "stretch";

    /// <summary>Whether coordinates are computed from the resized length rounded to a whole number.</summary>
    public bool WholeLengths { get; init; }

    /// <summary>Whether the nearest sample is chosen by coordinates computed in float: (x + ½) ÷ scale − ½ and the like, each step rounded.</summary>
    public bool FloatCoordinates { get; init; }
}

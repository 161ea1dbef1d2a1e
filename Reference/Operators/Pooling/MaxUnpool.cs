using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Max unpooling: y is 0 except y[iₖ] = xₖ, where i are the places that MaxPool gave.</summary>
/// <remarks>
/// Shape: x and i [N, C, o₁, …] → [N, C, (o₁ − 1)·stride + kernel − pads, …], or a larger <c>output_shape</c>.<br/>
/// Domain: places are those of the shape that the attributes imply; in a larger <c>output_shape</c> that tensor is the first corner.
/// Of equal places the last wins.<br/>
/// Since: 9.<br/>
/// Source: ONNX MaxUnpool-22; what places mean under <c>output_shape</c>: its test data.
/// </remarks>
public static class MaxUnpool
{
    /// <summary>The unpooled tensor.</summary>
    /// <exception cref="ShapeException">Shapes do not fit, or a place is outside.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<long> places, long[] kernel, long[] strides, long[] pads, long[]? outputShape = null)
    {
        int spatial = Planes.Spatial(x).Length;
        if (places.Count != x.Count
            || kernel.Length != spatial || (strides.Length != spatial && strides.Length != 0) || (pads.Length != 2 * spatial && pads.Length != 0))
        {
            throw new ShapeException($"x is {x.Describe()}, places {places.Describe()}: need one shape, and attributes for {spatial} dimensions");
        }
        int[] shape = [.. x.Shape];
        for (int d = 0; d < spatial; d++)
        {
            long padded = pads.Length == 0 || outputShape is not null ? 0 : pads[d] + pads[spatial + d];
            shape[d + 2] = checked((int)((x.Shape[d + 2] - 1) * (strides.Length == 0 ? 1 : strides[d]) + kernel[d] - padded));
        }
        T[] y = Shape.Allocate<T>(shape);
        for (int i = 0; i < places.Count; i++)
        {
            y[places[i] >= 0 && places[i] < y.Length ? places[i]
                : throw new ShapeException($"place {i} is {places[i]}: need 0 <= place < {y.Length}")] = x[i];
        }
        Tensor<T> unpooled = new(y, shape, x.ElementType);
        return outputShape is null ? unpooled : Cornered(unpooled, Shape.Dimensions(outputShape));
    }

    private static Tensor<T> Cornered<T>(Tensor<T> x, int[] shape)
    {
        if (shape.Length != x.Rank || x.Shape.Where((size, d) => size > shape[d]).Any())
        {
            throw new ShapeException($"'output_shape' is {Shape.Text(shape)}: need at least {Shape.Text(x.Shape)}");
        }
        T[] y = Shape.Allocate<T>(shape);
        Walk walk = new(x.Shape, Shape.Strides(shape));
        for (int i = 0; i < x.Count; i++, walk.Step())
        {
            y[walk.Place] = x[i];
        }
        return new Tensor<T>(y, shape, x.ElementType);
    }
}

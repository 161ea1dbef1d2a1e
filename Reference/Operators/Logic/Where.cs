using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Selection: x where the condition holds, y elsewhere, elementwise with broadcasting of all three.</summary>
/// <remarks>
/// Shape: the common shape of all. Domain: x and y of any one type.<br/>
/// Source: ONNX Where-16.
/// </remarks>
public static class Where
{
    /// <summary>Elements of x or of y.</summary>
    /// <exception cref="ShapeException">x and y have different types, or the shapes do not broadcast.</exception>
    public static Tensor Of(Tensor<bool> condition, Tensor x, Tensor y)
    {
        if (x.ElementType != y.ElementType)
        {
            throw new ShapeException($"operands are {x.Describe()} and {y.Describe()}: need one type");
        }
        int[] shape = Shape.Broadcast(condition.Shape, Shape.Broadcast(x.Shape, y.Shape));
        Tensor both = x.EmptyLike([x.Count + y.Count]);
        both.CopyFrom(x, 0, 0, x.Count);
        both.CopyFrom(y, 0, x.Count, y.Count);
        int[] places = Shape.Allocate<int>(shape);
        Walk asked = Over(condition), left = Over(x), right = Over(y);
        for (int i = 0; i < places.Length; i++, asked.Step(), left.Step(), right.Step())
        {
            places[i] = condition[asked.Place] ? left.Place : x.Count + right.Place;
        }
        return both.Take(places, shape);

        Walk Over(Tensor tensor) => new(shape, Broadcasting.Strides(tensor.Shape, shape));
    }
}

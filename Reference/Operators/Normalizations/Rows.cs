using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The runs of a tensor over its dimensions from an axis on, and parameters broadcast to them.</summary>
internal readonly struct Rows<T> where T : IFloatingPointIeee754<T>
{
    private readonly int[] shape;
    private readonly int axis;

    public Rows(Tensor<T> x, long axis)
    {
        shape = x.Shape;
        this.axis = Shape.Axis(axis, x.Rank);
        Count = Shape.Count(shape.AsSpan(0, this.axis));
        Length = Shape.Count(shape.AsSpan(this.axis));
        MomentShape = [.. shape.AsSpan(0, this.axis), .. Enumerable.Repeat(1, x.Rank - this.axis)];
    }

    public int Count { get; }

    public int Length { get; }

    public int[] MomentShape { get; }

    /// <summary>A parameter's elements, broadcast to one row where it has no other dimensions, and the step from row to row: 0 or a row's length.</summary>
    /// <exception cref="ShapeException">It does not broadcast to the tensor.</exception>
    public (T[] Values, int Step) Parameter(Tensor<T> parameter)
    {
        bool isShared = parameter.Rank <= shape.Length - axis;
        Tensor<T> spread = (Tensor<T>)Broadcasting.To(parameter, isShared ? shape[axis..] : shape);
        return spread.Count == (isShared ? Length : Count * Length) ? (spread.Values, isShared ? 0 : Length)
            : throw new ShapeException($"a parameter is {parameter.Describe()}: need one that broadcasts to {Shape.Text(shape)}");
    }
}

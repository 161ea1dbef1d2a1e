using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The parts of x that indices name along one axis: x[.., indices, ..].</summary>
/// <remarks>
/// Shape: x [a.., n, b..], indices [i..] → [a.., i.., b..].<br/>
/// Domain: −n ≤ index &lt; n.<br/>
/// Since: 11 (negative indices); 1.<br/>
/// Source: ONNX Gather-13.
/// </remarks>
public static class Gather
{
    /// <summary>The named parts.</summary>
    public static Tensor Of(Tensor x, Tensor indices, long axis = 0)
    {
        Lines lines = Lines.Along(x.Shape, Shape.Axis(axis, x.Rank));
        int at = Shape.Axis(axis, x.Rank);
        int[] named = Indices.Within(indices, lines.Length), starts = Shape.Allocate<int>([lines.Outer, named.Length]);
        for (int o = 0, i = 0; o < lines.Outer; o++)
        {
            foreach (int index in named)
            {
                starts[i++] = (o * lines.Length + index) * lines.Inner;
            }
        }
        return Runs.Read(x, starts, lines.Inner, [.. x.Shape[..at], .. indices.Shape, .. x.Shape[(at + 1)..]]);
    }
}

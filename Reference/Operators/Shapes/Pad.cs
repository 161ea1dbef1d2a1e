using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Elements added before and after each dimension (or removed, where the count is negative).</summary>
/// <remarks>
/// Shape: n → n + before + after, with <c>pads</c> = [before₀, before₁, .., after₀, after₁, ..] over <c>axes</c>.<br/>
/// Method: <c>constant</c> repeats a value, <c>edge</c> the outermost element; <c>reflect</c> mirrors without repeating the outermost element and <c>wrap</c>
/// continues periodically, both as often as needed. Negative counts crop first.<br/>
/// Since: 19 (<c>wrap</c>); 18 (<c>axes</c>); 11 (inputs); 2 (attribute <c>pads</c>); 1 (attribute <c>paddings</c>).<br/>
/// Source: ONNX Pad-25.
/// </remarks>
public static class Pad
{
    /// <summary>The padded tensor.</summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="pads">All counts before, then all counts after.</param>
    /// <param name="mode">ONNX's name of the mode.</param>
    /// <param name="constant">The value of constant mode: a scalar of x's type; zero (or the empty string) when null.</param>
    /// <param name="axes">The dimensions that the counts are for; all when null.</param>
    public static Tensor Of(Tensor x, ReadOnlySpan<long> pads, string mode = "constant", Tensor? constant = null, long[]? axes = null)
    {
        int padded = axes?.Length ?? x.Rank;
        if (pads.Length != 2 * padded)
        {
            throw new ShapeException($"'pads' has {pads.Length} counts: need {2 * padded}, one before and one after for {padded} dimensions of x {Shape.Text(x.Shape)}");
        }
        int[] before = new int[x.Rank], after = new int[x.Rank], shape = new int[x.Rank];
        for (int i = 0; i < padded; i++)
        {
            int axis = axes is null ? i : Shape.Axis(axes[i], x.Rank, "axes");
            (before[axis], after[axis]) = (checked((int)pads[i]), checked((int)pads[padded + i]));
        }
        for (int d = 0; d < x.Rank; d++)
        {
            int kept = x.Shape[d] + Math.Min(0, before[d]) + Math.Min(0, after[d]);
            shape[d] = kept < 0 ? throw new ShapeException($"'pads' removes {x.Shape[d] - kept} of the {x.Shape[d]} elements of dimension {d}")
                : checked(kept + Math.Max(0, before[d]) + Math.Max(0, after[d]));
            if (kept == 0 && shape[d] > 0 && mode != "constant")
            {
                throw new ShapeException($"dimension {d} of x {Shape.Text(x.Shape)} has no element that mode '{mode}' could repeat");
            }
        }
        if (mode == "constant")
        {
            return Constant(x, before, after, shape, constant);
        }
        _ = Shape.Count(shape);
        int[][] sources = new int[x.Rank][];
        for (int d = 0; d < x.Rank; d++)
        {
            int first = Math.Max(0, -before[d]), kept = x.Shape[d] - first + Math.Min(0, after[d]), lead = Math.Max(0, before[d]);
            sources[d] = Shape.Allocate<int>([shape[d]]);
            for (int i = 0; i < shape[d]; i++)
            {
                sources[d][i] = first + Source(i - lead, kept, mode);
            }
        }
        return x.Take(Places(x, sources, shape), shape);
    }

    private static int Source(int i, int n, string mode) => mode switch
    {
        "edge" => Math.Clamp(i, 0, n - 1),
        "wrap" => (i % n + n) % n,
        "reflect" => n == 1 ? 0 : n - 1 - Math.Abs(n - 1 - (i % (2 * n - 2) + 2 * n - 2) % (2 * n - 2)),
        _ => throw new ShapeException($"'mode' is '{mode}': need constant, edge, reflect or wrap"),
    };

    private static int[] Places(Tensor x, int[][] sources, int[] shape)
    {
        int[] strides = Shape.Strides(x.Shape), places = new int[1];
        for (int d = 0; d < x.Rank; d++)
        {
            int[] longer = Shape.Allocate<int>(shape.AsSpan(0, d + 1));
            for (int p = 0, at = 0; p < places.Length; p++)
            {
                foreach (int source in sources[d])
                {
                    longer[at++] = places[p] + source * strides[d];
                }
            }
            places = longer;
        }
        return places;
    }

    private static Tensor Constant(Tensor x, int[] before, int[] after, int[] shape, Tensor? constant)
    {
        if (constant is not null && (constant.Count != 1 || constant.ElementType != x.ElementType))
        {
            throw new ShapeException($"the constant is {constant.Describe()}: need one element of the type of x ({x.Describe()})");
        }
        Tensor result = constant is null ? x.EmptyLike(shape) : constant.Strided(0, new int[x.Rank], shape);
        int[] from = Array.ConvertAll(before, b => Math.Max(0, -b)), to = Array.ConvertAll(before, b => Math.Max(0, b)), box = new int[x.Rank];
        for (int d = 0; d < box.Length; d++)
        {
            box[d] = x.Shape[d] - from[d] + Math.Min(0, after[d]);
        }
        if (Shape.Count(box) == 0)
        {
            return result;
        }
        // Dimensions that are whole in both tensors belong to the run that is copied at once.
        int outer = x.Rank - 1;
        while (outer > 0 && box[outer] == x.Shape[outer] && box[outer] == shape[outer])
        {
            outer--;
        }
        outer = Math.Max(0, outer);
        int run = Shape.Count(box.AsSpan(outer));
        int[] sourceStrides = Shape.Strides(x.Shape), targetStrides = Shape.Strides(shape);
        Walk source = new(box.AsSpan(0, outer), sourceStrides, Place(from, sourceStrides)), target = new(box.AsSpan(0, outer), targetStrides, Place(to, targetStrides));
        for (int i = Shape.Count(box.AsSpan(0, outer)); i > 0; i--, source.Step(), target.Step())
        {
            result.CopyFrom(x, source.Place, target.Place, run);
        }
        return result;
    }

    private static int Place(int[] index, int[] strides)
    {
        int place = 0;
        for (int d = 0; d < index.Length; d++)
        {
            place += index[d] * strides[d];
        }
        return place;
    }
}

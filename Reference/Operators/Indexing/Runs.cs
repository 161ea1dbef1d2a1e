using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Runs of neighbouring elements, read from or written to given places.</summary>
internal static class Runs
{
    /// <summary>The runs that start at the given places of x, one behind the other.</summary>
    public static Tensor Read(Tensor x, int[] starts, int run, int[] shape)
    {
        if (run == 1)
        {
            return x.Take(starts, shape);
        }
        Tensor result = x.EmptyLike(shape);
        for (int i = 0; run > 0 && i < starts.Length; i++)
        {
            result.CopyFrom(x, starts[i], i * run, run);
        }
        return result;
    }

    /// <summary>A copy of x with the consecutive runs of another tensor written over those that start at the given places; the last one wins.</summary>
    public static Tensor Write(Tensor x, int[] starts, int run, Tensor updates)
    {
        Tensor result = x.EmptyLike(x.Shape);
        result.CopyFrom(x, 0, 0, x.Count);
        for (int i = 0; run > 0 && i < starts.Length; i++)
        {
            result.CopyFrom(updates, i * run, starts[i], run);
        }
        return result;
    }
}

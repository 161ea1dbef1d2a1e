using Verification.Reference.Operators;

namespace Verification.Reference.Onnx;

/// <summary>Reductions along axes. From the version named, axes are an input; before, an attribute.</summary>
public static partial class Catalogue<T>
{
    static partial void Reductions()
    {
        Reduction<ReduceSum>("ReduceSum", 13);
        Reduction<ReduceMax>("ReduceMax", 18);
        Reduction<ReduceMin>("ReduceMin", 18);
        Reduction<ReduceProd>("ReduceProd", 18);
        Reduction<ReduceL1>("ReduceL1", 18);
        Reduction<ReduceSumSquare>("ReduceSumSquare", 18);
        RealReduction<ReduceMean>("ReduceMean", 18);
        RealReduction<ReduceL2>("ReduceL2", 18);
        RealReduction<ReduceLogSum>("ReduceLogSum", 18);
        RealReduction<ReduceLogSumExp>("ReduceLogSumExp", 18);
    }

    private static void Reduction<TReduction>(string opType, int axesByInput) where TReduction : struct, IReduction
    {
        On(opType, 1, c => Reduce.Apply<T, TReduction>(c.Any(0), c.Ints("axes"), c.Flag("keepdims", true)));
        On(opType, axesByInput, c => Reduce.Apply<T, TReduction>(c.Any(0), c.LongsOrNone(1), c.Flag("keepdims", true), c.Flag("noop_with_empty_axes")));
    }

    private static void RealReduction<TReduction>(string opType, int axesByInput) where TReduction : struct, IRealReduction
    {
        On(opType, 1, c => Reduce.ApplyReal<T, TReduction>(c.Any(0), c.Ints("axes"), c.Flag("keepdims", true)));
        On(opType, axesByInput, c => Reduce.ApplyReal<T, TReduction>(c.Any(0), c.LongsOrNone(1), c.Flag("keepdims", true), c.Flag("noop_with_empty_axes")));
    }
}

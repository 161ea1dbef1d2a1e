using System.Numerics;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;
using Tracked32 = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Models.Claims;

/// <summary>A node evaluated three times: in float, exactly, and for the bound of any float evaluation.</summary>
/// <typeparam name="T">The number type of the exact evaluation.</typeparam>
/// <param name="Got">What the run in float says.</param>
/// <param name="Exact">The same results in T.</param>
/// <param name="Radius">The bound of each.</param>
internal sealed record FloatRun<T>(T[] Got, T[] Exact, double[] Radius) where T : struct, IFloatingPointIeee754<T>
{
    // Rounded to nearest, what is no less than the greatest float and half a unit of its last place is infinite.
    private static readonly double Overflow = float.MaxValue * (1 + Math.ScaleB(1, -25));

    /// <summary>Runs a node.</summary>
    public static FloatRun<T> Of(OperatorCase node)
    {
        Tensor<float>[] inputs = [.. node.Reals];
        float[] got = Flat(node.Outputs(inputs));
        T[] exact = Flat(node.Outputs(Lifted<T>(inputs)));
        Tracked32[] bounded = Flat(node.Outputs(Lifted<Tracked32>(inputs)));
        FloatRun<T> run = new(new T[got.Length], new T[got.Length], new double[got.Length]);
        for (int i = 0; i < got.Length; i++)
        {
            (run.Got[i], run.Exact[i], run.Radius[i]) = (T.CreateChecked((double)got[i]), exact[i], bounded[i].Extra);
            if (!float.IsFinite(got[i]) || !double.IsFinite(bounded[i].Value))
            {
                Classify(run, i, got[i], bounded[i].Value);
            }
        }
        return run;
    }

    // What is no number is compared as what it is: where every float evaluation overflows or has no value, so must this one; the exact numbers go on beyond the format.
    private static void Classify(FloatRun<T> run, int i, float got, double must)
    {
        bool overflows = Math.Abs(must) + run.Radius[i] >= Overflow, same = ((double)got).Equals(must) || (overflows && float.IsInfinity(got) && Math.Sign(got) == Math.Sign(must));
        bool open = !same && !(run.Radius[i] < double.PositiveInfinity);
        (run.Got[i], run.Exact[i]) = (same || open ? T.Zero : T.NaN, T.Zero);
        run.Radius[i] = same ? 0 : run.Radius[i];
    }

    private static Tensor<TOut>[] Lifted<TOut>(Tensor<float>[] inputs) where TOut : struct, IFloatingPointIeee754<TOut> =>
        [.. inputs.Select(x => new Tensor<TOut>(Array.ConvertAll(x.Values, v => TOut.CreateChecked((double)v)), x.Shape))];

    private static TOut[] Flat<TOut>(Tensor<TOut>[] outputs) where TOut : struct, IFloatingPointIeee754<TOut> => [.. outputs.SelectMany(t => t.Values)];
}

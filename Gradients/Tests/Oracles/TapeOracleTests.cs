using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Oracles;

/// <summary>The two oracles against each other: no claim, and no backward pass, takes part.</summary>
public sealed class TapeOracleTests
{
    [Fact]
    public void Agrees_with_dual_numbers_within_both_bounds()
    {
        for (int k = 0; k < Effort.Cases(50); k++)
        {
            Xoshiro random = new((ulong)k);
            int[] shape = [1 + random.Below(3), 1 + random.Below(5)];
            double[] s = Draw(random, shape, 20), cotangents = Draw(random, shape, 4);
            (Tracked[] back, Tracked[] forth) = Both<Tracked>(new SoftmaxLoops(), s, cotangents, shape);
            for (int i = 0; i < s.Length; i++)
            {
                Assert.True(Math.Abs(back[i].Value - forth[i].Value) <= back[i].Radius + forth[i].Radius, $"case {k}, entry {i}: {back[i]} backwards, {forth[i]} forwards");
                Assert.True(back[i].Radius <= 1e-13, $"case {k}, entry {i}: {back[i]}");
            }
            using Ledger ledger = new();
            (TrackedWide[] wide, TrackedWide[] other) = Both<TrackedWide>(new SoftmaxLoops(), s, cotangents, shape);
            for (int i = 0; i < s.Length; i++)
            {
                DoubleDouble gap = Special.Midpoint(wide[i] - other[i]);
                Assert.True(Math.Abs(gap.Hi) <= wide[i].Radius + other[i].Radius && wide[i].Radius <= 1e-25, $"case {k}, entry {i}: {wide[i]} backwards, {other[i]} forwards");
                Assert.True(Math.Abs((wide[i].Midpoint - (DoubleDouble)back[i].Value).Hi) <= back[i].Radius + wide[i].Radius, $"case {k}, entry {i}: {back[i]} is not {wide[i]}");
            }
        }
    }

    [Fact]
    public void Disagrees_with_the_derivative_of_another_function()
    {
        double[] s = [0.5, -1, 2, 0], cotangents = [1, 2, -3, 0.25];
        (Tracked[] back, _) = Both<Tracked>(new SoftmaxLoops(), s, cotangents, [2, 2]);
        (_, Tracked[] forth) = Both<Tracked>(new Sharper(), s, cotangents, [2, 2]);
        Assert.Contains(back.Zip(forth), pair => !(Math.Abs(pair.First.Value - pair.Second.Value) <= pair.First.Radius + pair.Second.Radius));
    }

    [Fact]
    public void Keeps_the_shapes_of_several_inputs_some_of_which_the_layer_overwrites_or_ignores()
    {
        Tensor<double>[] x = [new([2, 3], [2]), new([5], [1, 1]), new([7, 8, 9], [3, 1])];
        Tensor<double>[] gradient = TapeOracle.Pullback(new Overwriting(), x, [new([1, 10], [2])]);
        Assert.Equal([[2], [1, 1], [3, 1]], gradient.Select(t => t.Shape));
        Assert.Equal([[5, 50], [2 + 30], [0, 0, 0]], gradient.Select(t => t.Values));
    }

    private static (T[] Back, T[] Forth) Both<T>(ILayer layer, double[] s, double[] cotangents, int[] shape) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] x = [new(Array.ConvertAll(s, T.CreateChecked), shape)], y = [new(Array.ConvertAll(cotangents, T.CreateChecked), shape)];
        return (TapeOracle.Pullback(layer, x, y)[0].Values, DualOracle.Pullback(layer, x, y)[0].Values);
    }

    private static double[] Draw(Xoshiro random, int[] shape, double size) => [.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.Uniform(-size, size))];

    /// <summary>Softmax of scores that are 2⁻⁴⁰ greater.</summary>
    private sealed class Sharper : ILayer
    {
        public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> =>
            new SoftmaxLoops().Forward([new Tensor<T>(Array.ConvertAll(x[0].Values, v => v * T.CreateChecked(1 + Math.ScaleB(1, -40))), x[0].Shape)]);

        public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => throw new NotSupportedException();
    }

    /// <summary>a ↦ a·b in a's own place, with a third input that nothing depends on.</summary>
    private sealed class Overwriting : ILayer
    {
        public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
        {
            for (int i = 0; i < x[0].Count; i++)
            {
                x[0].Values[i] *= x[1][0];
            }
            return [x[0]];
        }

        public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => throw new NotSupportedException();
    }
}

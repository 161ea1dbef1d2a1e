using System.Numerics;
using Verification.Properties.Cases;
using Verification.Reference.Operators;

namespace Verification.Gradients.Tests;

public sealed class DerivativeTests
{
    [Fact]
    public void Of_softmax_is_p_times_the_cotangent_less_its_mean()
    {
        double[] s = [0.5, -1, 2, 0], cotangent = [1, 2, -3, 0.25];
        double[] p = SoftmaxMapping.Of<double>(s);
        double mean = p.Zip(cotangent, (a, b) => a * b).Sum();
        double[] gradient = Derivative.Backward<SoftmaxMapping>(s, cotangent);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.Equal(p[i] * (cotangent[i] - mean), gradient[i], 1e-15);
        }
    }

    [Fact]
    public void Forward_and_backward_are_adjoint()
    {
        // ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩ up to the rounding of two dot products of ten terms of size 1: 1e-14 is over forty times that.
        for (int k = 0; k < Effort.Cases(100); k++)
        {
            Xoshiro random = new((ulong)k);
            double[] x = Draw(random), direction = Draw(random), cotangent = Draw(random);
            double along = Derivative.Forward<SoftmaxMapping>(x, direction).Zip(cotangent, (a, b) => a * b).Sum();
            double back = Derivative.Backward<SoftmaxMapping>(x, cotangent).Zip(direction, (a, b) => a * b).Sum();
            Assert.Equal(along, back, 1e-14);
        }
    }

    [Fact]
    public void Refuses_a_direction_or_cotangent_of_another_length()
    {
        Assert.Throws<ArgumentException>(() => Derivative.Forward<SoftmaxMapping>([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Derivative.Backward<SoftmaxMapping>([1, 2], [1, 2, 3]));
    }

    private static double[] Draw(Xoshiro random) => [.. Enumerable.Range(0, 10).Select(_ => random.Uniform(-1, 1))];

    private readonly struct SoftmaxMapping : IMapping
    {
        public static T[] Of<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
        {
            T[] p = x.ToArray();
            Softmax.Normalize<T>(p);
            return p;
        }
    }
}

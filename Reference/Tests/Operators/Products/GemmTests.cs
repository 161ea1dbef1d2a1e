using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators;

public class GemmTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Bounds_hold_wherever_alpha_and_C_enter(bool transA, bool transB)
    {
        int[] left = transA ? [6, 2] : [2, 6], right = transB ? [3, 6] : [6, 3];
        const float Alpha = 0.3f, Beta = -1.7f;
        Tensor<Tracked> y = Gemm.Of(Samples.Of<Tracked>(1, left), Samples.Of<Tracked>(2, right), Samples.Of<Tracked>(3, 3), Alpha, Beta, transA, transB);
        Tensor<double> exact = Gemm.Of(Samples.Of<double>(1, left), Samples.Of<double>(2, right), Samples.Of<double>(3, 3), Alpha, Beta, transA, transB);
        float[] a = Samples.Floats(1, 2, 6), b = Samples.Floats(2, 6, 3), c = Samples.Floats(3, 3);
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                float before = Beta * c[j], amid = 0;
                double sum = (double)Beta * c[j];
                for (int p = 0; p < 6; p++)
                {
                    float x = a[transA ? p * 2 + i : i * 6 + p], w = b[transB ? j * 6 + p : p * 3 + j];
                    before += Alpha * x * w;
                    amid += x * w;
                    sum += (double)Alpha * x * w;
                }
                Tracked found = y[i * 3 + j];
                Assert.Equal(sum, found.Value, 1e-14);
                Assert.Equal(sum, exact[i * 3 + j], 1e-14);
                Assert.True(Math.Abs(before - sum) <= found.Extra && Math.Abs(Alpha * amid + Beta * c[j] - sum) <= found.Extra);
                Assert.True(found.Extra < 1e-5);
            }
        }
    }

    [Fact]
    public void An_empty_sum_leaves_C() =>
        Assert.Equal([2.0, 4.0], Gemm.Of(new Tensor<double>([], [1, 0]), new Tensor<double>([], [0, 2]), Tensor<double>.Vector(1, 2), 1, 2).Values);

    [Fact]
    public void Leaves_C_unread_when_beta_is_zero() =>
        Assert.Equal([6.0], Gemm.Of(new Tensor<double>([2], [1, 1]), new Tensor<double>([3], [1, 1]), Tensor<double>.Vector(double.NaN), 1, 0).Values);

    [Fact]
    public void Truncates_integers_that_alpha_makes_fractional() =>
        Assert.Equal([3], ((Tensor<int>)Gemm.Apply<double>(new Tensor<int>([7], [1, 1]), new Tensor<int>([1], [1, 1]), null, 0.5, 1, false, false)).Values);

    [Fact]
    public void Tangents_agree_with_differences()
    {
        Tensor<Augmented<Tangents>> a = Samples.Duals(1, 4, 2), b = Samples.Duals(2, 4, 3), c = Samples.Duals(3, 2, 1);
        Differences.AgreeAlong(
            Gemm.Of(a, b, c, 0.5, 2, transA: true).Values,
            step => Gemm.Of(Samples.Along(a, step), Samples.Along(b, step), Samples.Along(c, step), 0.5, 2, transA: true).Values);
    }
}

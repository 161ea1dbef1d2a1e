using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Signals;

public class DftTests
{
    private static readonly Random Random = new(3);
    private static readonly Tensor<double> X = new([.. Enumerable.Range(0, 42).Select(_ => Random.NextDouble())], [3, 7, 2]);

    [Fact]
    public void Is_undone_by_its_inverse()
    {
        Tensor<double> back = Dft.Of(Dft.Of(X, null, 1, inverse: false, onesided: false), null, -2, inverse: true, onesided: false);
        Assert.All(back.Values.Zip(X.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Returns_from_half_the_frequencies_of_a_real_signal(int n)
    {
        Tensor<double> signal = new(X.Values[..(3 * n)], [3, n, 1]);
        Tensor<double> back = Dft.Of(Dft.Of(signal, null, 1, inverse: false, onesided: true), n, 1, inverse: true, onesided: true);
        Assert.Equal([3, n, 1], back.Shape);
        Assert.All(back.Values.Zip(signal.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Fact]
    public void Keeps_energy()
    {
        double[] y = Dft.Of(X, null, 1, inverse: false, onesided: false).Values;
        Assert.Equal(7 * X.Values.Sum(v => v * v), y.Sum(v => v * v), 1e-12);
    }

    [Fact]
    public void Bounds_what_float_computes()
    {
        T[] Run<T>() where T : System.Numerics.IFloatingPointIeee754<T> =>
            Dft.Of(new Tensor<T>(Array.ConvertAll(X.Values, v => T.CreateChecked((float)v)), X.Shape), 16, 1, inverse: true, onesided: false).Values;
        Bounds.Contain(Run<float>(), Run<Augmented<Tracking<Binary32>>>());
    }

    [Fact]
    public void Refuses_the_complex_dimension_as_axis() => Assert.Throws<ShapeException>(() => Dft.Of(X, null, 2, inverse: false, onesided: false));

    [Fact]
    public void A_periodic_Hann_window_sums_to_half_its_length() =>
        Assert.Equal(8, CosineWindow.Hann<double>(16, periodic: true, ElementType.Double).Values.Sum(), 1e-14);

    [Fact]
    public void A_symmetric_window_of_one_is_one() => Assert.Equal([1], CosineWindow.Blackman<double>(1, periodic: false, ElementType.Double).Values);
}

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

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(100)]
    [InlineData(767)]
    public void Bounds_tightly_what_chirps_compute_in_float(int n)
    {
        // A short signal's few roundings may happen to cancel; twenty signals' do not.
        Random random = new(n);
        (float[] Signal, double Likely)[] drawn = [.. Enumerable.Range(0, 20).Select(_ => Array.ConvertAll(new float[n], _ => random.NextSingle() - 0.5f)).Select(s => (s, Ratio<Likely<Binary32>>(s, Chirped(s))))];
        (float[] x, double likely) = drawn.MaxBy(d => d.Likely);
        float[] got = Chirped(x), wrong = Chirped(x, mirrored: Enumerable.Range(0, n).MaxBy(k => Math.Abs(x[k] * Math.Sin(Math.PI * ((long)k * k % (2 * n)) / n))));
        double worst = Ratio<Binary32>(x, got);
        Assert.InRange(likely, 1e-3, 1);
        Assert.InRange(worst, 1e-4, likely);
        Assert.True(Ratio<Binary32>(x, wrong) > 1, "a chirp with one factor mirrored stays unseen");

        // Without the form the imaginary part at frequency 0 has no error at all: Σ x · 0.
        Assert.True(n is not (17 or 100) || Bounds.Outside(got, Dft.Of(Plain<Binary32>(x), null, 1, inverse: false, onesided: false)) > 0);
    }

    private static Tensor<Augmented<Tracking<TProfile>>> Plain<TProfile>(float[] x) where TProfile : struct, IProfile => new([.. x.Select(v => new Augmented<Tracking<TProfile>>(v))], [1, x.Length, 1]);

    private static double Ratio<TProfile>(float[] x, float[] got) where TProfile : struct, IProfile =>
        Dft.Of(Plain<TProfile>(x), null, 1, inverse: false, onesided: false, chirp: true).Values.Select((bound, i) => Math.Abs(got[i] - bound.Value) / bound.Extra).Max();

    // Bluestein's algorithm, its angles reduced, each step rounded to float.
    private static float[] Chirped(float[] x, int mirrored = -1)
    {
        int n = x.Length, m = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * n - 1));
        (float Re, float Im)[] a = new (float, float)[m], b = new (float, float)[m], chirp = new (float, float)[n];
        for (int k = 0; k < n; k++)
        {
            float angle = MathF.PI * ((long)k * k % (2 * n)) / n * (k == mirrored ? -1 : 1);
            chirp[k] = (MathF.Cos(angle), -MathF.Sin(angle));
            a[k] = (x[k] * chirp[k].Re, x[k] * chirp[k].Im);
            b[k] = b[(m - k) % m] = (chirp[k].Re, -chirp[k].Im);
        }
        (a, b) = (Radix2(a, -1), Radix2(b, -1));
        (float Re, float Im)[] c = Radix2([.. a.Zip(b, Times)], 1);
        return [.. Enumerable.Range(0, n).Select(k => Times((c[k].Re / m, c[k].Im / m), chirp[k])).SelectMany(v => new[] { v.Re, v.Im })];
    }

    private static (float Re, float Im) Times((float Re, float Im) u, (float Re, float Im) v) => (u.Re * v.Re - u.Im * v.Im, u.Re * v.Im + u.Im * v.Re);

    private static (float Re, float Im)[] Radix2((float Re, float Im)[] x, int sign)
    {
        if (x.Length == 1)
        {
            return x;
        }
        (float Re, float Im)[] even = Radix2([.. x.Where((_, i) => i % 2 == 0)], sign), odd = Radix2([.. x.Where((_, i) => i % 2 == 1)], sign), y = new (float, float)[x.Length];
        for (int k = 0; k < even.Length; k++)
        {
            float angle = sign * MathF.Tau * k / x.Length;
            (float re, float im) = Times((MathF.Cos(angle), MathF.Sin(angle)), odd[k]);
            (y[k], y[k + even.Length]) = ((even[k].Re + re, even[k].Im + im), (even[k].Re - re, even[k].Im - im));
        }
        return y;
    }

    [Fact]
    public void Refuses_the_complex_dimension_as_axis() => Assert.Throws<ShapeException>(() => Dft.Of(X, null, 2, inverse: false, onesided: false));

    [Fact]
    public void A_periodic_Hann_window_sums_to_half_its_length() =>
        Assert.Equal(8, CosineWindow.Hann<double>(16, periodic: true, ElementType.Double).Values.Sum(), 1e-14);

    [Fact]
    public void A_symmetric_window_of_one_is_one() => Assert.Equal([1], CosineWindow.Blackman<double>(1, periodic: false, ElementType.Double).Values);
}

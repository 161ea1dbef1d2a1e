using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>What .NET's number interfaces lack and an augmented number does better than its parts would.</summary>
/// <remarks>Operators reach these through <see cref="Special"/>, which falls back to plain arithmetic for plain numbers.</remarks>
/// <typeparam name="T">The number type itself.</typeparam>
public interface ISpecial<T>
{
    /// <summary>erf x.</summary>
    T Erf();

    /// <summary>Φ(x) = ½ erfc(−x/√2), without cancellation in the lower tail.</summary>
    T NormalCdf();

    /// <summary>1 / (1 + e⁻ˣ), without overflow.</summary>
    T Sigmoid();

    /// <summary>ln(1 + eˣ), without overflow.</summary>
    T Softplus();

    /// <summary>x ln(x/y), with 0 ln(0/y) = 0.</summary>
    T RelativeEntropy(T y);

    /// <summary>x ln y, with 0 ln 0 = 0.</summary>
    T XLogY(T y);

    /// <summary>This number with the error (if errors are tracked) of one rounding to the format of the code under audit.</summary>
    T Rounded();

    /// <summary>This number as a format stores it.</summary>
    T RoundTo(Storage format);

    /// <summary><paramref name="positive"/> where this number is greater than zero, <paramref name="otherwise"/> elsewhere; a bound covers both where it cannot tell.</summary>
    T Choose(T positive, T otherwise);

    /// <summary>Whether <see cref="Choose"/> by this number covers both branches.</summary>
    bool IsOpen { get; }

    /// <summary>The part of their worst case that n independent errors reach together unless they conspire; 1 where the worst case is asked for.</summary>
    double Conspiring(int errors);

    /// <summary>Σ xᵢ, with an error bound (if any) for every order of summation.</summary>
    T Sum(ReadOnlySpan<T> x);

    /// <summary>Σ xᵢyᵢ, with an error bound (if any) for every order of summation.</summary>
    T Dot(ReadOnlySpan<T> x, ReadOnlySpan<T> y);

    /// <summary>Σ pᵢⱼ ln(pᵢⱼ ÷ rowᵢ ÷ columnⱼ), with 0 ln 0 = 0 and an empty span for ones, with an error bound (if any) for every order of summation.</summary>
    T RelativeEntropy(ReadOnlySpan<T> p, ReadOnlySpan<T> rows, ReadOnlySpan<T> columns);

    /// <summary>All the sums of products of a matrix product or convolution, plus start terms (if any), with error bounds (if any) for every order of summation.</summary>
    void Product<TForm>(in TForm form, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> start, Span<T> y) where TForm : struct, IProduct;

    /// <summary>The same from plain numbers, which this type would hold exactly; false where there is no shorter way than lifting them first.</summary>
    bool TryProduct<TForm>(in TForm form, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<T> start, Span<T> y) where TForm : struct, IProduct;

    /// <summary>(x − centre)·factor + shift of plain numbers (x·factor + shift where the span of the centre is empty), as the operations one by one would have it; false where there is no shorter way.</summary>
    bool TryAffine(ReadOnlySpan<float> x, ReadOnlySpan<T> centre, T factor, T shift, Span<T> y);

    /// <summary>Plain numbers, each held exactly.</summary>
    void Lift(ReadOnlySpan<float> x, Span<T> y);

    /// <summary>Plain numbers, each held exactly.</summary>
    void Lift(ReadOnlySpan<double> x, Span<T> y);

    /// <summary>The error radius that this number carries; NaN where it keeps none.</summary>
    double Radius { get; }

    /// <summary>The value in two words, where this number has more than one.</summary>
    DoubleDouble Midpoint { get; }

    /// <summary>Whether it is a double with nothing beside it: no radius, tangent, low part.</summary>
    bool IsPlain { get; }

    /// <summary>A number of this type about which nothing is known.</summary>
    T Unknown(double value);

    /// <summary>f of this number.</summary>
    T Apply<TFunction>() where TFunction : IElementary;

    /// <summary>f of this number and another.</summary>
    T Apply<TFunction>(T y) where TFunction : IElementary2;

    /// <summary>A constant known to double-double accuracy, such as π, in this number's type.</summary>
    T Constant(DoubleDouble exact);

    /// <summary>Whether operations on this number may run on any thread.</summary>
    bool IsParallel { get; }
}

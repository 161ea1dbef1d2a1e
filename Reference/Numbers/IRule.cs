using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>How the extra word of an <see cref="Augmented{TRule}"/> moves through arithmetic.</summary>
/// <remarks>A rule is stateless; one struct per meaning: <see cref="Tracking{TProfile}"/>, <see cref="Bounding"/>, <see cref="Tangents"/>, <see cref="TangentsOver{TInner}"/>, <see cref="Taping"/>, <see cref="TapingOver{TInner}"/>, <see cref="Widening"/>.</remarks>
public interface IRule
{
    /// <summary>Whether operations may run in any order and on any thread (a tape or ledger may not).</summary>
    static abstract bool IsParallel { get; }

    /// <summary>A constant known to double-double accuracy, such as π.</summary>
    static abstract Pair Constant(DoubleDouble exact);

    /// <summary>x with the error of one rounding to the format of the code under audit.</summary>
    static abstract Pair Rounded(Pair x);

    /// <summary>x + y.</summary>
    static abstract Pair Add(Pair x, Pair y);

    /// <summary>x − y.</summary>
    static abstract Pair Subtract(Pair x, Pair y);

    /// <summary>x · y.</summary>
    static abstract Pair Multiply(Pair x, Pair y);

    /// <summary>x ÷ y.</summary>
    static abstract Pair Divide(Pair x, Pair y);

    /// <summary>x − y·n with n = trunc(x/y), or n nearest to x/y (ties to even).</summary>
    static abstract Pair Remainder(Pair x, Pair y, bool toNearest);

    /// <summary>x·y + z, rounded once or twice.</summary>
    static abstract Pair MultiplyAdd(Pair x, Pair y, Pair z);

    /// <summary>−x.</summary>
    static abstract Pair Negate(Pair x);

    /// <summary>Whether |x| is to be taken as max(x, −x), so that the rule sees its kink; else the sign of the value decides.</summary>
    static virtual bool MindsKinks => false;

    /// <summary>f(x) for an elementary function of one argument.</summary>
    static abstract Pair Apply<TFunction>(Pair x) where TFunction : IElementary;

    /// <summary>f(x, y) for an elementary function of two arguments.</summary>
    static abstract Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2;

    /// <summary>The greater (<paramref name="sign"/> = 1) or the lesser (−1) of two numbers; NaN if either is.</summary>
    static abstract Pair Extreme(Pair x, Pair y, int sign);

    /// <summary>x rounded to a number of decimal digits (0 for an integer) in a mode.</summary>
    static abstract Pair Round(Pair x, int digits, MidpointRounding mode);

    /// <summary>x as a format stores it.</summary>
    static abstract Pair RoundTo(Pair x, Storage format);

    /// <summary>One of two branches of a piecewise function: <paramref name="positive"/> where <paramref name="margin"/> &gt; 0, else <paramref name="otherwise"/>.</summary>
    static abstract Pair Choose(Pair margin, Pair positive, Pair otherwise);

    /// <summary>Whether another faithful implementation may find the other sign, so that a choice by it is open.</summary>
    static virtual bool IsOpen(Pair margin) => false;

    /// <summary>The part of their worst case that n independent errors reach together unless they conspire; 1 where the worst case is asked for.</summary>
    static virtual double Conspiring(int errors) => 1;

    /// <summary>The order of two numbers neither of which is NaN: −1, 0 or 1.</summary>
    static abstract int Compare(Pair x, Pair y);

    /// <summary>Σ xᵢ; no order of summation is promised.</summary>
    static abstract Pair Sum(ReadOnlySpan<Pair> x);

    /// <summary>Σ xᵢyᵢ; no order of summation is promised.</summary>
    static abstract Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y);

    /// <summary>Σ pᵢⱼ ln(pᵢⱼ ÷ rowᵢ ÷ columnⱼ), with 0 ln 0 = 0 and an empty span for ones; no order of summation is promised.</summary>
    static abstract Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns);

    /// <summary>All the sums of products of a matrix product or convolution, plus start terms (none if empty); no order of summation is promised.</summary>
    static abstract void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct;

    /// <summary>The same from plain numbers, whose extra words are zero; false where there is no shorter way than by way of pairs.</summary>
    static virtual bool TryProduct<TForm>(in TForm form, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct => false;

    /// <summary>(x − centre)·factor + shift of plain numbers (x·factor + shift where the span of the centre is empty), as the operations one by one would have it; false where there is no shorter way.</summary>
    static virtual bool TryAffine(ReadOnlySpan<float> x, ReadOnlySpan<Pair> centre, Pair factor, Pair shift, Span<Pair> y) => false;

    /// <summary>The error radius that x carries; NaN where the rule keeps none.</summary>
    static virtual double Radius(Pair x) => double.NaN;

    /// <summary>The value of x in two words, where the rule has more than one.</summary>
    static virtual DoubleDouble Midpoint(Pair x) => x.Value;

    /// <summary>A value about which nothing is known: with an infinite radius where the rule keeps one.</summary>
    static virtual Pair Unknown(double value) => new(double.NaN, 0);

    /// <summary>How the extra word is written after the value: <c>± 1e-9</c>.</summary>
    static abstract string Describe(Pair x);
}

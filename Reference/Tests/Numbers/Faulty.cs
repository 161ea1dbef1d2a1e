using Verification.Reference.Numbers;
using Verification.Reference.Tensors;
using Sound = Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>What is wrong with a rule: it changes the radius of a product or sum.</summary>
public interface IFault
{
    static abstract Pair Sum(Pair sound, Pair x, Pair y);

    static abstract Pair Product(Pair sound, Pair x, Pair y);
}

/// <summary>Half of every radius.</summary>
public readonly struct HalfRadius : IFault
{
    public static Pair Sum(Pair sound, Pair x, Pair y) => sound with { Extra = 0.5 * sound.Extra };

    public static Pair Product(Pair sound, Pair x, Pair y) => sound with { Extra = 0.5 * sound.Extra };
}

/// <summary>Products that carry the radius of one factor only.</summary>
public readonly struct OneFactor : IFault
{
    public static Pair Sum(Pair sound, Pair x, Pair y) => sound;

    public static Pair Product(Pair sound, Pair x, Pair y) => Sound.Multiply(x with { Extra = 0 }, y);
}

/// <summary>Sums that forget what their terms carry.</summary>
public readonly struct FreshSums : IFault
{
    public static Pair Sum(Pair sound, Pair x, Pair y) => Sound.Add(x with { Extra = 0 }, y with { Extra = 0 }) with { Value = sound.Value };

    public static Pair Product(Pair sound, Pair x, Pair y) => sound;
}

/// <summary>No underflow error.</summary>
public readonly struct NoUnderflow : IFault
{
    public static Pair Sum(Pair sound, Pair x, Pair y) => sound;

    public static Pair Product(Pair sound, Pair x, Pair y) => sound with { Extra = Math.Max(0, sound.Extra - 1.01 * float.Epsilon) };
}

/// <summary>The rule of <c>Tracked</c> with a fault.</summary>
public readonly struct Faulty<TFault> : IRule where TFault : struct, IFault
{
    public static bool IsParallel => true;
    public static Pair Constant(DoubleDouble exact) => Sound.Constant(exact);
    public static Pair Rounded(Pair x) => Sound.Rounded(x);
    public static Pair Add(Pair x, Pair y) => TFault.Sum(Sound.Add(x, y), x, y);
    public static Pair Subtract(Pair x, Pair y) => TFault.Sum(Sound.Subtract(x, y), x, Sound.Negate(y));
    public static Pair Multiply(Pair x, Pair y) => TFault.Product(Sound.Multiply(x, y), x, y);
    public static Pair Divide(Pair x, Pair y) => Sound.Divide(x, y);
    public static Pair Remainder(Pair x, Pair y, bool toNearest) => Sound.Remainder(x, y, toNearest);
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z) => Add(Multiply(x, y), z);
    public static Pair Negate(Pair x) => Sound.Negate(x);
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary => Sound.Apply<TFunction>(x);
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2 => Sound.Apply2<TFunction>(x, y);
    public static Pair Extreme(Pair x, Pair y, int sign) => Sound.Extreme(x, y, sign);
    public static Pair Round(Pair x, int digits, MidpointRounding mode) => Sound.Round(x, digits, mode);
    public static Pair RoundTo(Pair x, Storage format) => Sound.RoundTo(x, format);
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise) => Sound.Choose(margin, positive, otherwise);
    public static int Compare(Pair x, Pair y) => Sound.Compare(x, y);
    public static Pair Sum(ReadOnlySpan<Pair> x) => Sound.Sum(x);
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y) => Sound.Dot(x, y);
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Sound.RelativeEntropy(p, rows, columns);
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        Sound.Product(form, a, b, start, y);
    public static string Describe(Pair x) => Sound.Describe(x);
}

using Verification.Identities.Rounding;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Rounding auto-encoders: codes in the middle of their interval, next to its end, at its end.</summary>
public static class RoundingCoders
{
    private const double Nearest = 1e-6;

    /// <summary>Coders whose z is at least a millionth away from where it would round the other way.</summary>
    public static Domain<RoundingCoder> Smooth { get; } = new()
    {
        Description = "one-dimensional rounding coders, z at least 1e-6 from a half",
        Draw = random => Draw(random) is var coder && ToTie(coder.Z) >= Nearest ? coder : coder with { Offset = coder.Offset + 0.25 },
        Shrink = c => Simpler(c).Where(s => ToTie(s.Z) >= Nearest),
        Show = c => c.ToString(),
        Edges =
        [
            new("next to a half", c => ToTie(c.Z) < 1e-3), new("in the middle", c => ToTie(c.Z) == 0.5), new("a far code", c => Math.Abs(c.Z) > 10),
            new("a decoder that ignores the code", c => c.Decoder == 0), new("an encoder that ignores y", c => c.Slope == 0),
        ],
    };

    /// <summary>Coders whose z is a whole number and a half.</summary>
    public static Domain<RoundingCoder> AtTies { get; } = new()
    {
        Description = "one-dimensional rounding coders with z = k + ½",
        Draw = random => Draw(random) with { Slope = 0, Offset = random.Below(33) - 16 + 0.5 },
        Shrink = c => Simpler(c).Where(s => ToTie(s.Z) == 0),
        Show = c => c.ToString(),
        Edges = [new("the half", c => c.Offset == 0.5), new("minus the half", c => c.Offset == -0.5), new("far out", c => Math.Abs(c.Offset) > 12)],
    };

    /// <summary>How far z is from the nearest whole number and a half.</summary>
    public static double ToTie(double z) => Math.Abs(z - Math.Floor(z) - 0.5);

    private static RoundingCoder Draw(Xoshiro random)
    {
        double offset = random.Below(4) switch { 0 => random.Below(17) - 8, 1 => random.Below(17) - 7.5 + random.Uniform(-1, 1) * 1e-3, _ => random.Uniform(-12, 12) };
        return new(random.Below(4) == 0 ? 0 : random.Uniform(-4, 4), offset, random.Uniform(-3, 3), random.Uniform(0.5, 4), random.Below(8) == 0 ? 0 : random.Uniform(-2, 2));
    }

    private static IEnumerable<RoundingCoder> Simpler(RoundingCoder c) =>
        Reals.Simpler(c.Slope).Select(s => c with { Slope = s }).Concat(Reals.Simpler(c.Offset).Select(s => c with { Offset = s })).Concat(Reals.Simpler(c.Y).Select(s => c with { Y = s }))
            .Concat(Reals.Simpler(c.Scale).Where(s => s >= 0.5).Select(s => c with { Scale = s })).Concat(Reals.Simpler(c.Decoder).Select(s => c with { Decoder = s }));
}

using System.Numerics;
using Verification.Identities.Domains;
using Verification.Identities.Rounding;
using Verification.Properties.Claims;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of gradients through rounding: zero almost everywhere, a jump elsewhere.</summary>
public sealed class RoundingClaims : IClaims
{
    private const string Exact = "both sides are the same number exactly: nothing of z is left after rounding";

    // How far to either side of a half the two codes of a jump are looked at; z ± 2⁻³⁰ is exact.
    private const double Step = 1.0 / (1 << 30);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<RoundingCoder, RoundingCoder, T>
        {
            Id = "rounding-rate-gradient-zero",
            Statement = "∇_Ψ ln P_Φ(round(z_Ψ(y))) = 0 wherever round is constant nearby, by dual numbers",
            Source = Sources.Ttic2020Quiz4.Problem(2, "a"),
            Domain = RoundingCoders.Smooth,
            Loose = Exact,
            Given = c => c,
            EqualEach = (c => Gradient<T>(c, d => d.Rate(d.Code)), _ => [T.Zero, T.Zero]),
            MutantsOfEach =
            [
                new("the gradient goes straight through", _ => [T.Zero, T.Zero]) { Left = c => Gradient<T>(c, d => d.Rate(d.Z)) },
                new("the density stands for the mass", _ => [T.Zero, T.Zero]) { Left = c => Gradient<T>(c, d => d.RelaxedRate(d.Z)) },
            ],
        },
        new Claim<RoundingCoder, RoundingCoder, T>
        {
            Id = "rounding-distortion-gradient-zero",
            Statement = "∇_Ψ Dist(y, y_Φ(round(z_Ψ(y)))) = 0 wherever round is constant nearby, by dual numbers",
            Source = Sources.Ttic2020Quiz4.Problem(2, "b"),
            Domain = RoundingCoders.Smooth,
            Loose = Exact,
            Given = c => c,
            EqualEach = (c => Gradient<T>(c, d => d.Distortion(d.Code)), _ => [T.Zero, T.Zero]),
            MutantsOfEach =
            [
                new("the gradient goes straight through", _ => [T.Zero, T.Zero]) { Left = c => Gradient<T>(c, d => d.Distortion(d.Z)) },
                new("the noise stands for the rounding", _ => [T.Zero, T.Zero]) { Left = c => Gradient<T>(c, d => d.Distortion(d.Z + 0.25)) },
            ],
        },
        new Claim<RoundingCoder, Moves<T>, T>
        {
            Id = "rounding-loss-locally-constant",
            Statement = "rate and distortion of round(z_Ψ(y)) do not change as Ψ moves z by less than its distance to the nearest half",
            Source = Sources.Ttic2020Quiz4.Problem(2, "a, b"),
            Domain = RoundingCoders.Smooth,
            Loose = Exact,
            Given = Moves<T>.Of,
            EqualEach = (c => c.Losses(0.9), c => c.Losses(0)),
            MutantsOfEach =
            [
                new("z moves past the half", c => c.Losses(0)) { Left = c => c.Losses(1.1) },
                new("the code is not rounded", c => c.Losses(0)) { Left = c => [.. c.Coders(0.9).SelectMany(d => new[] { d.Rate(d.Z), d.Distortion(d.Z) })] },
            ],
        },
        new Claim<RoundingCoder, (RoundingCoder<T> Coder, T K), T>
        {
            Id = "rounding-rate-jumps-at-halves",
            Statement = "z = k + ½ ± 2⁻³⁰: the rate jumps by ln (cosh((k+1)÷s) + cosh(1÷2s)) ÷ (cosh(k÷s) + cosh(1÷2s))",
            Source = Sources.Ttic2020Quiz4.Problem(2, "a"),
            Domain = RoundingCoders.AtTies,
            Given = c => (c.In<T>(), T.CreateTruncating(Math.Floor(c.Z))),
            Equal = (c => Jump(c.Coder, d => d.Rate(d.Code)), c => c.Coder.JumpOfRate(c.K)),
            Mutants =
            [
                new("there is no jump", _ => T.Zero),
                new("the jump has the other sign", c => -c.Coder.JumpOfRate(c.K)),
                new("the jump is the next one", c => c.Coder.JumpOfRate(c.K + T.One)),
            ],
        },
        new Claim<RoundingCoder, (RoundingCoder<T> Coder, T K), T>
        {
            Id = "rounding-distortion-jumps-at-halves",
            Statement = "z = k + ½ ± 2⁻³⁰: the distortion jumps by Φ₁(Φ₁(2k + 1) − 2(y − Φ₀))",
            Source = Sources.Ttic2020Quiz4.Problem(2, "b"),
            Domain = RoundingCoders.AtTies,
            Given = c => (c.In<T>(), T.CreateTruncating(Math.Floor(c.Z))),
            Equal = (c => Jump(c.Coder, d => d.Distortion(d.Code)), c => c.Coder.JumpOfDistortion(c.K)),
            Mutants =
            [
                new("there is no jump", _ => T.Zero),
                new("the jump is the next one", c => c.Coder.JumpOfDistortion(c.K + T.One)),
            ],
        },
    ];

    // Along Ψ₁ and along Ψ₀.
    private static T[] Gradient<T>(RoundingCoder c, Func<RoundingCoder<Dual>, Dual> f) where T : struct, IFloatingPointIeee754<T>
    {
        Dual Along(double slope, double offset) => f(c.In<Dual>().Moved(new Dual(0, slope), new Dual(0, offset)));
        return [T.CreateTruncating(Along(1, 0).Extra), T.CreateTruncating(Along(0, 1).Extra)];
    }

    private static T Jump<T>(RoundingCoder<T> coder, Func<RoundingCoder<T>, T> loss) where T : struct, IFloatingPointIeee754<T>
    {
        T step = T.CreateChecked(Step);
        return loss(coder.Moved(T.Zero, step)) - loss(coder.Moved(T.Zero, -step));
    }

    // The same coder with z moved to either side by parts of its distance to the nearest half, along Ψ₀ and along Ψ₁.
    private sealed record Moves<T>(RoundingCoder<T> Coder, double Distance, double Steepness) where T : struct, IFloatingPointIeee754<T>
    {
        public static Moves<T> Of(RoundingCoder c) => new(c.In<T>(), RoundingCoders.ToTie(c.Z), Math.Tanh(c.Y));

        public RoundingCoder<T>[] Coders(double part)
        {
            double along = part * Distance;
            T move = T.CreateTruncating(along), slope = Math.Abs(Steepness) < 1e-3 ? T.Zero : T.CreateTruncating(along / Steepness);
            return [Coder.Moved(T.Zero, move), Coder.Moved(T.Zero, -move), Coder.Moved(slope, T.Zero), Coder.Moved(-slope, T.Zero)];
        }

        public T[] Losses(double part) => [.. Coders(part).SelectMany(d => new[] { d.Rate(d.Code), d.Distortion(d.Code) })];
    }
}

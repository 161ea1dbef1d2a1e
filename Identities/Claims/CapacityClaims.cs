using System.Numerics;
using Verification.Identities.AutoEncoders;
using Verification.Identities.Channels;
using Verification.Identities.Domains;
using Verification.Identities.Gaussians;
using Verification.Identities.Linear;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Identities.Claims;

/// <summary>Rate as channel capacity: the normal channel in closed form, discrete channels by Blahut and Arimoto's iteration.</summary>
public sealed class CapacityClaims : IClaims
{
    private static readonly Domain<(double First, double Second)> Powers = Domain.Pair(Reals.Between(0, 1024), Reals.Between(1.0 / 64, 64), "P", "N");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<(double First, double Second), (T P, T N), T>
        {
            Id = "gaussian-channel-information",
            Statement = "I(x,y) = KL(p(x,y), p(x)p(y)) = ½ ln(1 + P÷N) for y = x + noise, x ∼ N(0, P), noise ∼ N(0, N)",
            Source = Sources.CoverThomas.At("Theorem 9.1.1"),
            Domain = Domain.Pair(Reals.Between(1.0 / 64, 1024), Reals.Between(1.0 / 64, 64), "P", "N"),
            Given = Given<T>,
            Equal = (c => Joint(c).Kl(Independent(c)), c => Capacity(c.P, c.N)),
            Mutants =
            [
                new("the half is dropped", c => Capacity(c.P, c.N) + Capacity(c.P, c.N)),
                new("signal and noise are exchanged", c => Capacity(c.N, c.P)),
                new("the divergence is taken the other way", c => Capacity(c.P, c.N)) { Left = c => Independent(c).Kl(Joint(c)) },
            ],
        },
        new Claim<(double First, double Second), (T P, T N), T>
        {
            Id = "gaussian-channel-entropies",
            Statement = "h(y) − h(y|x) = ½ ln 2πe(P + N) − ½ ln 2πeN = ½ ln(1 + P÷N)",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = Powers,
            Given = Given<T>,
            Equal = (c => Line(c.P + c.N).Entropy() - Line(c.N).Entropy(), c => Capacity(c.P, c.N)),
            Mutants =
            [
                new("1 is dropped", c => T.CreateChecked(0.5) * T.Log(c.P / c.N)),
                new("deviations for variances", c => Capacity(T.Sqrt(c.P), T.Sqrt(c.N))),
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "gaussian-rate-is-information",
            Statement = "E_s KL(p(z|s), p(z)) = ½ ln det(I + WᵀN⁻¹W) for z = Ws + b + noise, p(z) the marginal: the rate with the best prior is I(s,z)",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => ExpectedRate(v, v.Marginal), Information),
            Mutants =
            [
                new("the prior is any other", Information) { Left = v => ExpectedRate(v, Gaussian<T>.Standard(v.Observed)) },
                new("the half is dropped", v => Information(v) + Information(v)),
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "gaussian-rate-of-any-prior",
            Statement = "E_s KL(p(z|s), p_Φ(z)) = I(s,z) + KL(p(z), p_Φ(z)), normal",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => ExpectedRate(v, Gaussian<T>.Standard(v.Observed)), v => Information(v) + v.Marginal.Kl(Gaussian<T>.Standard(v.Observed))),
            Mutants =
            [
                new("the divergence is dropped", Information),
                new("the divergence is taken the other way", v => Information(v) + Gaussian<T>.Standard(v.Observed).Kl(v.Marginal)),
            ],
        },
        new Claim<StandardChannel, StandardChannel<T>, T>
        {
            Id = "standard-channel-capacities",
            Statement = "I(p*, W) = C: ln 2 − H(e), (1 − e) ln 2, ln(1 + (1−e)e^(e÷(1−e))), ln n",
            Source = Sources.CoverThomas.At("Section 7.1"),
            Domain = DiscreteChannels.Known(1),
            Given = c => c.In<T>(),
            Equal = (c => c.Channel.EntropyDrop(c.Best), c => c.Capacity),
            Mutants =
            [
                new("the Z channel is used evenly", c => c.Capacity) { Left = c => c.Channel.EntropyDrop(c.Channel.Uniform()) },
                new("the input is the start", c => c.Capacity) { Left = c => c.Channel.EntropyDrop(c.Start) },
                new("bits for nats", c => c.Capacity / T.Log(T.One + T.One)),
            ],
        },
        new Claim<StandardChannel, StandardChannel<T>, T>
        {
            Id = "information-at-most-capacity",
            Statement = "I(p, W) ≤ C for every input p",
            Source = Sources.CoverThomas.At("Section 7.1"),
            Domain = DiscreteChannels.Known(1),
            Given = c => c.In<T>(),
            AtMost = (c => c.Channel.Information(c.Start), c => c.Capacity),
            Mutants =
            [
                new("the noise is not subtracted", c => c.Capacity) { Left = c => Entropy.Of<T>(c.Channel.Output(c.Start)) },
                new("the capacity is what an even input attains", c => c.Channel.Information(c.Channel.Uniform())),
            ],
        },
        new Claim<StandardChannel, StandardChannel<T>, T>
        {
            Id = "blahut-arimoto-lower-bound",
            Statement = "ln Σ p(x)e^Dₓ ≤ C at every iteration",
            Source = Sources.Blahut.At("Theorem 3"),
            Domain = DiscreteChannels.Known(6),
            Given = c => c.In<T>(),
            AtMost = (c => c.Channel.Lower(c.Reached), c => c.Capacity),
            Mutants =
            [
                new("the greatest divergence is taken", c => c.Capacity) { Left = c => c.Channel.Upper(c.Reached) },
                new("the divergences are from the start's output", c => c.Capacity) { Left = c => c.Channel.Divergences(c.Channel.Output(c.Start)).Aggregate(T.Max) },
            ],
        },
        new Claim<StandardChannel, StandardChannel<T>, T>
        {
            Id = "blahut-arimoto-upper-bound",
            Statement = "C ≤ maxₓ Dₓ at every iteration",
            Source = Sources.Blahut.At("Theorem 3"),
            Domain = DiscreteChannels.Known(6),
            Given = c => c.In<T>(),
            AtMost = (c => c.Capacity, c => c.Channel.Upper(c.Reached)),
            Mutants =
            [
                new("the mean divergence is taken", c => c.Channel.Information(c.Reached)),
                new("the least divergence is taken", c => c.Channel.Divergences(c.Channel.Output(c.Reached)).Aggregate(T.Min)),
            ],
        },
        new Claim<StandardChannel, StandardChannel<T>, T>
        {
            Id = "blahut-arimoto-converges",
            Statement = "C − ln Σ p(x)e^Dₓ ≤ KL(p*, p₀) ÷ (n + 1) after n iterations from p₀",
            Source = Sources.Blahut.At("Theorem 3"),
            Domain = DiscreteChannels.Known(6),
            Given = c => c.In<T>(),
            AtMost = (c => c.Capacity - c.Channel.Lower(c.Reached), c => Divergence.Kl<T>(c.Best, c.Start) / T.CreateChecked(c.Iterations + 1)),
            Mutants =
            [
                new("nothing is iterated", c => Divergence.Kl<T>(c.Best, c.Start) / T.CreateChecked(c.Iterations + 1)) { Left = c => c.Capacity - c.Channel.Lower(c.Start) },
                new("the divergence is dropped", _ => T.Zero),
            ],
        },
        new Claim<Channel, (Channel<T> W, T[] P), T>
        {
            Id = "blahut-arimoto-monotone",
            Statement = "I(p, W) ≤ ln Σ p(x)e^Dₓ ≤ I(p⁺, W), p⁺ the improved input: here its outer ends",
            Source = Sources.Blahut.At("Theorem 1"),
            Domain = DiscreteChannels.UpTo(6),
            Given = c => (c.In<T>(), c.Input.In<T>()),
            AtMost = (c => c.W.Lower(c.P), c => c.W.EntropyDrop(c.W.Improved(c.P))),
            Mutants =
            [
                new("the input is not improved", c => c.W.Information(c.P)),
                new("it is made worse", c => c.W.Information(Worsened(c.W, c.P))),
            ],
        },
        new Claim<Channel, (Channel<T> W, T[] P), T>
        {
            Id = "blahut-arimoto-start",
            Statement = "I(p, W) ≤ ln Σ p(x)e^Dₓ, by Jensen's inequality",
            Source = Sources.Blahut.At("Theorem 1"),
            Domain = DiscreteChannels.UpTo(6),
            Given = c => (c.In<T>(), c.Input.In<T>()),
            AtMost = (c => c.W.EntropyDrop(c.P), c => c.W.Lower(c.P)),
            Mutants =
            [
                new("the exponents are negated", c => -Negated(c.W, c.P)),
                new("the noise is not subtracted", c => c.W.Lower(c.P)) { Left = c => Entropy.Of<T>(c.W.Output(c.P)) },
            ],
        },
        new Claim<Channel, (Channel<T> W, T[] P), T>
        {
            Id = "capacity-dual-bound",
            Statement = "I(p, W) ≤ maxₓ KL(W(·|x), q) for every input p and every distribution q of outputs",
            Source = Sources.CoverThomas.At("Theorem 13.1.1"),
            Domain = DiscreteChannels.UpTo(6),
            Given = c => (c.In<T>(), c.Input.In<T>()),
            AtMost = (c => c.W.EntropyDrop(c.P), c => c.W.Divergences(c.W.Output(c.W.Uniform())).Aggregate(T.Max)),
            Mutants =
            [
                new("the least is taken", c => c.W.Divergences(c.W.Output(c.W.Uniform())).Aggregate(T.Min)),
                new("the noise is not subtracted", c => c.W.Divergences(c.W.Output(c.W.Uniform())).Aggregate(T.Max)) { Left = c => Entropy.Of<T>(c.W.Output(c.P)) },
            ],
        },
        new Claim<Channel, (Channel<T> W, T[] P), T>
        {
            Id = "symmetric-channel-even-input",
            Statement = "I(uniform, W) = ln n − H(W(·|0)) where every row is a turn of the first",
            Source = Sources.CoverThomas.At("Theorem 7.2.1"),
            Domain = DiscreteChannels.Symmetric(6),
            Given = c => (c.In<T>(), c.Input.In<T>()),
            Equal = (c => c.W.Information(c.W.Uniform()), c => T.Log(T.CreateChecked(c.W.Rows.Length)) - Entropy.Of<T>(c.W.Rows[0])),
            Mutants =
            [
                new("the input is any other", c => T.Log(T.CreateChecked(c.W.Rows.Length)) - Entropy.Of<T>(c.W.Rows[0])) { Left = c => c.W.Information(c.P) },
                new("the noise is added", c => T.Log(T.CreateChecked(c.W.Rows.Length)) + Entropy.Of<T>(c.W.Rows[0])),
            ],
        },
        new Claim<Channel, (Channel<T> W, T[] P), T>
        {
            Id = "symmetric-channel-even-input-is-best",
            Statement = "I(p, W) ≤ ln n − H(W(·|0)) for every input p where every row is a turn of the first",
            Source = Sources.CoverThomas.At("Theorem 7.2.1"),
            Domain = DiscreteChannels.Symmetric(6),
            Given = c => (c.In<T>(), c.Input.In<T>()),
            AtMost = (c => c.W.Information(c.P), c => T.Log(T.CreateChecked(c.W.Rows.Length)) - Entropy.Of<T>(c.W.Rows[0])),
            Mutants =
            [
                new("the noise is not subtracted", c => T.Log(T.CreateChecked(c.W.Rows.Length)) - Entropy.Of<T>(c.W.Rows[0])) { Left = c => Entropy.Of<T>(c.W.Output(c.P)) },
                new("the capacity is that of one symbol fewer", c => T.Log(T.CreateChecked(c.W.Rows.Length - 1)) - Entropy.Of<T>(c.W.Rows[0])),
            ],
        },
    ];

    private static (T P, T N) Given<T>((double First, double Second) c) where T : struct, IFloatingPointIeee754<T> => (T.CreateTruncating(c.First), T.CreateTruncating(c.Second));

    private static T Capacity<T>(T signal, T noise) where T : struct, IFloatingPointIeee754<T> => T.CreateChecked(0.5) * T.LogP1(signal / noise);

    private static Gaussian<T> Line<T>(T variance) where T : struct, IFloatingPointIeee754<T> => new([T.Zero], new(1, [variance]));

    private static Gaussian<T> Joint<T>((T P, T N) c) where T : struct, IFloatingPointIeee754<T> => new([T.Zero, T.Zero], new(2, [c.P, c.P, c.P, c.P + c.N]));

    private static Gaussian<T> Independent<T>((T P, T N) c) where T : struct, IFloatingPointIeee754<T> => new([T.Zero, T.Zero], Matrix<T>.Diagonal([c.P, c.P + c.N]));

    // E_{s∼N(0,I)} KL(p(z|s), prior): quadratic in s, so that Gauss–Hermite quadrature is exact.
    private static T ExpectedRate<T>(LinearVae<T> v, Gaussian<T> prior) where T : struct, IFloatingPointIeee754<T> => Hermite.Expectation<T>(v.Prior, s => v.Likelihood(s).Kl(prior));

    // ½ ln det(I + WᵀN⁻¹W), of the posterior's covariance.
    private static T Information<T>(LinearVae<T> v) where T : struct, IFloatingPointIeee754<T> => T.CreateChecked(-0.5) * T.Log(v.Posterior.Covariance.Determinant());

    private static T[] Worsened<T>(Channel<T> w, T[] p) where T : struct, IFloatingPointIeee754<T>
    {
        T[] divergences = w.Divergences(w.Output(p)), weights = [.. p.Select((mass, x) => mass > T.Zero ? mass * T.Exp(-divergences[x]) : T.Zero)];
        T sum = Reference.Numbers.Special.Sum<T>(weights);
        return [.. weights.Select(mass => mass / sum)];
    }

    private static T Negated<T>(Channel<T> w, T[] p) where T : struct, IFloatingPointIeee754<T>
    {
        T[] divergences = w.Divergences(w.Output(p));
        return T.Log(Reference.Numbers.Special.Sum<T>([.. p.Select((mass, x) => mass > T.Zero ? mass * T.Exp(-divergences[x]) : T.Zero)]));
    }
}

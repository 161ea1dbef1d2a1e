using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Identities.Variational;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of the evidence lower bound of a discrete latent variable.</summary>
public sealed class ElboClaims : IClaims
{
    private static readonly Domain<Observation> Cases = Observations.UpTo(12);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-is-evidence-and-two-entropies",
            Statement = "ELBO = ln Q(y) − H(Q̃(z|y), Q(z|y)) + H(Q̃(z|y))",
            Source = Sources.Ttic2020Quiz1.Problem(2, "a"),
            Domain = Cases,
            Given = o => o.In<T>(),
            Equal = (Bound, o => T.Log(o.Evidence) - Entropy.Cross<T>(o.Approximate, o.Posterior) + Entropy.Of<T>(o.Approximate)),
            Mutants =
            [
                new("the cross-entropy is taken the other way", o => T.Log(o.Evidence) - Entropy.Cross<T>(o.Posterior, o.Approximate) + Entropy.Of<T>(o.Approximate)),
                new("the entropy is the posterior's", o => T.Log(o.Evidence) - Entropy.Cross<T>(o.Approximate, o.Posterior) + Entropy.Of<T>(o.Posterior)),
                new("the entropy has the wrong sign", o => T.Log(o.Evidence) - Entropy.Cross<T>(o.Approximate, o.Posterior) - Entropy.Of<T>(o.Approximate)),
                new("the evidence is dropped", o => Entropy.Of<T>(o.Approximate) - Entropy.Cross<T>(o.Approximate, o.Posterior)),
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-is-evidence-less-divergence",
            Statement = "ELBO = ln Q(y) − KL(Q̃(z|y), Q(z|y))",
            Source = Sources.Ttic2020Quiz1.Problem(2, "b"),
            Domain = Cases,
            Given = o => o.In<T>(),
            Equal = (Bound, o => T.Log(o.Evidence) - Gap(o)),
            Mutants =
            [
                new("the divergence is taken the other way", o => T.Log(o.Evidence) - Divergence.Kl<T>(o.Posterior, o.Approximate)),
                new("the divergence is from the prior", o => T.Log(o.Evidence) - Divergence.Kl<T>(o.Approximate, o.Prior)),
                new("the evidence is not a logarithm", o => o.Evidence - Gap(o)),
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-at-most-evidence",
            Statement = "ELBO ≤ ln Q(y)",
            Source = Sources.Ttic2020Quiz1.Problem(2, "b"),
            Domain = Cases,
            Given = o => o.In<T>(),
            AtMost = (Bound, o => T.Log(o.Evidence)),
            Mutants =
            [
                new("Q̃ is not divided out", o => T.Log(o.Evidence)) { Left = o => -Entropy.Cross<T>(o.Approximate, o.Posterior) - T.Log(o.Evidence) },
                new("the bound is the reconstruction alone", o => Elbo.Reconstruction<T>(o.Likelihood, o.Approximate)),
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-is-evidence-at-posterior",
            Statement = "Q̃(z|y) = Q(z|y) ⇒ ELBO = ln Q(y)",
            Source = Sources.Ttic2020Quiz1.Problem(2, "b"),
            Domain = Cases,
            Given = o => o.In<T>(),
            Equal = (o => Elbo.Of<T>(o.Joint, o.Posterior), o => T.Log(o.Evidence)),
            Mutants =
            [
                new("Q̃ is the prior", o => T.Log(o.Evidence)) { Left = o => Elbo.Of<T>(o.Joint, o.Prior) },
                new("Q̃ is any other", o => T.Log(o.Evidence)) { Left = Bound },
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-gap-pinsker",
            Statement = "2 TV(Q̃(z|y), Q(z|y))² ≤ ln Q(y) − ELBO: no other Q̃ than the posterior attains ln Q(y)",
            Source = Sources.CoverThomas.At("Lemma 11.6.1"),
            Domain = Cases,
            Given = o => o.In<T>(),
            AtMost = (o => Elbo.LeastGap<T>(o.Approximate, o.Posterior), o => T.Log(o.Evidence) - Bound(o)),
            Mutants =
            [
                new("the least gap is TV, not its square", o => T.Log(o.Evidence) - Bound(o)) { Left = o => Divergence.TotalVariation<T>(o.Approximate, o.Posterior) },
                new("the distance is the ℓ1 norm", o => T.Log(o.Evidence) - Bound(o)) { Left = o => T.CreateChecked(4) * Elbo.LeastGap<T>(o.Approximate, o.Posterior) },
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-bounds-cross-entropy",
            Statement = "H(Pop(y), Q(y)) ≤ E_{y∼Pop} −ELBO(y): whoever raises the ELBO lowers an upper bound of the cross-entropy",
            Source = Sources.Ttic2020Quiz1.Problem(2),
            Domain = Cases,
            Given = o => o.In<T>(),
            AtMost = (o => Entropy.Cross<T>(Population(o), o.Model.Y()), o => -Average(o)),
            Mutants =
            [
                new("the sign of the ELBO is dropped", Average),
                new("every y is explained without its divergence, less its entropy", o => Entropy.Cross<T>(Population(o), o.Model.Y()) - Entropy.Of<T>(o.Approximate)),
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "elbo-is-reconstruction-less-rate",
            Statement = "ELBO = E_{z∼q(z|x)} ln p(x|z) − KL(q(z|x), p(z)), z discrete",
            Source = Sources.Eecs182Discussion13.Problem(2, "b"),
            Domain = Explained,
            Given = o => o.In<T>(),
            Equal = (Bound, o => Elbo.ReconstructionLessRate<T>(o.Likelihood, o.Prior, o.Approximate)),
            Mutants =
            [
                new("the rate is added", o => Elbo.Reconstruction<T>(o.Likelihood, o.Approximate) + Divergence.Kl<T>(o.Approximate, o.Prior)),
                new("the rate is taken the other way", o => Elbo.Reconstruction<T>(o.Likelihood, o.Approximate) - Divergence.Kl<T>(o.Prior, o.Approximate)),
                new("the decoder's sample is drawn from the prior", o => Elbo.Reconstruction<T>(o.Likelihood, o.Prior) - Divergence.Kl<T>(o.Approximate, o.Prior)),
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "proxy-likelihood-plus-divergence-is-evidence",
            Statement = "ln p(x) = E_{z∼q} ln p(x|z) − KL(q, p(z)) + KL(q, p(z|x)), z discrete",
            Source = Sources.Eecs182Discussion13.Problem(3, "d"),
            Domain = Supported,
            Given = o => o.In<T>(),
            Equal = (o => Elbo.ReconstructionLessRate<T>(o.Likelihood, o.Prior, o.Approximate) + Gap(o), o => T.Log(o.Evidence)),
            Mutants =
            [
                new("what is added is subtracted", o => T.Log(o.Evidence)) { Left = o => Elbo.ReconstructionLessRate<T>(o.Likelihood, o.Prior, o.Approximate) - Gap(o) },
                new("nothing is added", o => T.Log(o.Evidence)) { Left = o => Elbo.ReconstructionLessRate<T>(o.Likelihood, o.Prior, o.Approximate) },
            ],
        },
        new Claim<Observation, Observation<T>, T>
        {
            Id = "proxy-likelihood-at-most-evidence",
            Statement = "E_{z∼q} ln p(x|z) − KL(q, p(z)) ≤ ln p(x), z discrete",
            Source = Sources.Eecs182Discussion13.Problem(3, "d"),
            Domain = Explained,
            Given = o => o.In<T>(),
            AtMost = (o => Elbo.ReconstructionLessRate<T>(o.Likelihood, o.Prior, o.Approximate), o => T.Log(o.Evidence)),
            Mutants =
            [
                new("the rate is dropped", o => T.Log(o.Evidence)) { Left = o => Elbo.Reconstruction<T>(o.Likelihood, o.Approximate) },
                new("the rate is halved", o => T.Log(o.Evidence)) { Left = o => Elbo.Reconstruction<T>(o.Likelihood, o.Approximate) - Divergence.Kl<T>(o.Approximate, o.Prior) / T.CreateChecked(2) },
            ],
        },
    ];

    // p(x|z) exists where p(z) > 0 only.
    private static Domain<Observation> Explained => Observations.Where(Cases, "Q̃ has mass only where the prior has", o => Enumerable.Range(0, o.Model.Rows)
        .All(z => o.Approximate.Weights[z] == 0 || o.Model.Weights.Slice(z * o.Model.Columns, o.Model.Columns).IndexOfAnyExcept(0) >= 0));

    // −∞ + ∞ is no number.
    private static Domain<Observation> Supported => Observations.Where(Cases, "Q̃ has mass only where the posterior has", o => Enumerable.Range(0, o.Model.Rows)
        .All(z => o.Approximate.Weights[z] == 0 || o.Model.Weights[z * o.Model.Columns + o.Observed] > 0));

    private static T Bound<T>(Observation<T> o) where T : struct, IFloatingPointIeee754<T> => Elbo.Of<T>(o.Joint, o.Approximate);

    private static T Gap<T>(Observation<T> o) where T : struct, IFloatingPointIeee754<T> => Divergence.Kl<T>(o.Approximate, o.Posterior);

    // Some population of the values of y, other than the model's: 1, 2, 3, … in proportion, without those that the model holds impossible.
    private static T[] Population<T>(Observation<T> o) where T : struct, IFloatingPointIeee754<T>
    {
        T[] model = o.Model.Y(), weights = [.. model.Select((mass, y) => mass > T.Zero ? T.CreateChecked(y + 1) : T.Zero)];
        T sum = Reference.Numbers.Special.Sum<T>(weights);
        return [.. weights.Select(w => w / sum)];
    }

    // E_{y∼Pop} ELBO(y) with the same Q̃ for every y.
    private static T Average<T>(Observation<T> o) where T : struct, IFloatingPointIeee754<T>
    {
        T[] population = Population(o);
        Joint<T> byY = o.Model.Transposed();
        T[] terms = [.. population.Select((mass, y) => mass > T.Zero ? mass * Elbo.Of(byY.Row(y), o.Approximate) : T.Zero)];
        return Reference.Numbers.Special.Sum<T>(terms);
    }
}

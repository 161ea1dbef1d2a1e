using Verification.Identities.Domains;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Tests.Domains;

/// <summary>However a shrinker is followed, it comes to an end, and each input on the way can be shown.</summary>
public sealed class ShrinkingTests
{
    private const int MostSteps = 100_000;

    [Fact]
    public void Of_rings_ends()
    {
        Ends(Rings.Couplings(1, 9));
        Ends(Rings.Pairs(1, 4));
        Ends(Rings.Labelled(1, 7));
        Ends(Rings.Uniform(8192));
        Ends(Rings.Sizes(2, 32));
    }

    [Fact]
    public void Of_dyadic_distributions_and_their_noise_ends()
    {
        Ends(Dyadics.OfSize(1, 16));
        Ends(Dyadics.WithNoise(1, 16, positive: true));
        Ends(Dyadics.WithNoises(1, 16));
        Ends(Dyadics.Rows(16));
        Ends(Dyadics.Neighbours(16));
    }

    [Fact]
    public void Of_bigram_models_ends()
    {
        Ends(Bigrams.Small);
        Ends(Bigrams.Strings);
        Ends(Bigrams.Updates);
    }

    [Fact]
    public void Leaves_every_word_its_mass_where_each_must_have_some()
    {
        Xoshiro random = new(1);
        for (int k = 0; k < 200; k++)
        {
            Assert.DoesNotContain(Dyadics.OfSize(1, 16, positive: true) is var domain ? domain.Shrink(domain.Draw(random)) : [], p => p.Counts.Contains(0));
        }
    }

    private static void Ends<T>(Domain<T> domain)
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            Xoshiro random = new(seed);
            T x = domain.Draw(random);
            int steps = 0;
            while (Chosen(domain.Shrink(x), random) is { Found: true } next)
            {
                x = next.Simpler;
                Assert.NotEmpty(domain.Show(x));
                Assert.True(++steps < MostSteps, $"{domain.Description} still shrinks after {MostSteps} steps");
            }
        }
    }

    // The first, the last, or some other: adversaries of the order.
    private static (bool Found, T Simpler) Chosen<T>(IEnumerable<T> simpler, Xoshiro random)
    {
        (bool Found, T Simpler) chosen = default;
        int at = random.Below(3) switch { 0 => 0, 1 => 5, _ => 40 };
        foreach (T x in simpler.Take(at + 1))
        {
            chosen = (true, x);
        }
        return chosen;
    }
}

using System.Numerics;
using Verification.Reference.Numbers;
using Sound = Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Random programs, with rounding at every step, stay inside the radii; wrong rules are caught by the same programs.</summary>
public sealed class TrackedContainmentTests
{
    [Fact]
    public void Programs_of_arithmetic_in_float_stay_within_their_radii() => Sound32(smooth: false, 4000);

    [Fact]
    public void Programs_with_elementary_functions_in_float_stay_within_their_radii() => Sound32(smooth: true, 3000);

    [Fact]
    public void Programs_in_half_precision_stay_within_their_radii()
    {
        Containment seen = new();
        for (int k = 0; k < Effort.Times(2000); k++)
        {
            float[] inputs = Array.ConvertAll(Programs.Inputs(new Random(k)), x => (float)(Half)x);
            Compare<Half, Tracking<Binary16>>(inputs, k, k % 2 == 1, seen);
        }
        Judge(seen, 0.4);
    }

    [Fact]
    public void Half_of_every_radius_is_refuted() => Assert.NotEmpty(Watched<Faulty<HalfRadius>>().Violations);

    [Fact]
    public void A_product_that_carries_one_factor_only_is_refuted() => Assert.NotEmpty(Watched<Faulty<OneFactor>>().Violations);

    [Fact]
    public void A_sum_that_forgets_what_its_terms_carry_is_refuted() => Assert.NotEmpty(Watched<Faulty<FreshSums>>().Violations);

    [Fact]
    public void A_product_without_underflow_error_is_refuted() => Assert.NotEmpty(Watched<Faulty<NoUnderflow>>().Violations);

    [Fact]
    public void A_unit_roundoff_that_is_too_small_is_refuted()
    {
        // What half precision computes, with the bounds of float.
        Containment seen = new();
        for (int k = 0; k < 200; k++)
        {
            Compare<Half, Sound>(Array.ConvertAll(Programs.Inputs(new Random(k)), x => (float)(Half)x), k, false, seen);
        }
        Assert.NotEmpty(seen.Violations);
    }

    private static void Sound32(bool smooth, int cases)
    {
        Containment seen = new();
        for (int k = 0; k < Effort.Times(cases); k++)
        {
            Compare<float, Sound>(Programs.Inputs(new Random(k)), k, smooth, seen);
        }
        Judge(seen, 0.5);
    }

    private static Containment Watched<TRule>() where TRule : struct, IRule
    {
        Containment seen = new();
        for (int k = 0; k < 500; k++)
        {
            Compare<float, TRule>(Programs.Inputs(new Random(k)), k, false, seen);
        }
        return seen;
    }

    private static void Judge(Containment seen, double decided)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{seen.Decided} decided, {seen.Undecided} not; the worst gap is {seen.Worst:f4} of its radius");
        Assert.True(seen.Violations.Count == 0, $"{seen.Violations.Count} of {seen.Decided}: {string.Join("\n", seen.Violations.Take(5))}");
        Assert.True(seen.Decided >= decided * (seen.Decided + seen.Undecided), $"only {seen.Decided} decided, {seen.Undecided} not");
        Assert.True(seen.Worst > 0.4, $"the worst gap is {seen.Worst:g3} of its radius");
    }

    private static void Compare<T, TRule>(float[] inputs, int seed, bool smooth, Containment seen) where T : IFloatingPointIeee754<T> where TRule : struct, IRule
    {
        Augmented<TRule>[] bounds = Programs.Run<Augmented<TRule>>(inputs, seed, smooth, false);
        T[] forward = Programs.Run<T>(inputs, seed, smooth, false), backward = Programs.Run<T>(inputs, seed, smooth, true);
        Wide[] exact = Programs.Run<Wide>(inputs, seed, smooth, false);
        bool overflowed = false; // an infinity that the range made: the exact result has left it
        for (int i = inputs.Length; i < bounds.Length; i++)
        {
            int step = i;
            string what() => $"program {seed}, step {step}, inputs [{string.Join(", ", inputs)}]";
            seen.Computed(double.CreateTruncating(forward[i]), bounds[i], what);
            seen.Computed(double.CreateTruncating(backward[i]), bounds[i], () => what() + " in reverse");
            overflowed |= double.IsInfinity(bounds[i].Value) && double.IsFinite(exact[i].Value);
            if (!overflowed)
            {
                seen.Exact(exact[i], bounds[i], what);
            }
        }
    }
}

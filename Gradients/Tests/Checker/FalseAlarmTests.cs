using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Checker;

public sealed class FalseAlarmTests(ITestOutputHelper output)
{
    [Fact]
    public void A_right_pullback_of_a_random_function_is_never_refuted()
    {
        int cases = Effort.Cases(1000), holds = 0, undecided = 0, ties = 0;
        for (int k = 0; k < cases; k++)
        {
            Xoshiro random = new(CaseSeed.Default + (ulong)k);
            RandomProgram program = RandomProgram.Draw(random);
            double[] at = program.Point(random);
            GradientReport report = Gradient.Check(x => program.Of<double>(x), program.Pullback, at, new GradientOptions { Seed = (ulong)k, Title = $"case {k}" });
            if (report.Verdict == Verdict.Refuted)
            {
                // max(−max(0, x), 0) is flat at 0, and a tape that takes the first of two equals says −1: then it is the tape that is wrong.
                Assert.True(report.Misdeeds.Count == 0 && !report.Refuted.Any(e => program.IsSmooth(at, e.Output, e.Input)), $"{report}\n{program}");
                ties++;
            }
            holds += report.Verdict == Verdict.Holds ? 1 : 0;
            undecided += report.Verdict == Verdict.Undecided ? 1 : 0;
        }
        output.WriteLine($"{cases} random functions: {holds} hold, {undecided} undecided, {ties} wrong at a tie");

        // A checker that decides nothing raises no alarms either.
        Assert.True(holds > cases / 2, $"only {holds} of {cases} decided");
    }

    [Fact]
    public void A_right_pullback_of_a_random_function_is_a_field_of_gradients_and_its_double_backward_holds()
    {
        int cases = Effort.Cases(500), fields = 0, holds = 0, ties = 0;
        for (int k = 0; k < cases; k++)
        {
            Xoshiro random = new(CaseSeed.Default + (ulong)k);
            RandomProgram program = RandomProgram.Draw(random);
            double[] at = program.Point(random);
            GradientOptions options = new() { Seed = (ulong)k, Title = $"case {k}", SecondOrder = true };
            GradientReport report = Gradient.Check(x => program.Of<double>(x), program.Pullback, at, options, program.DoubleBackward);
            GradientReport backward = report.SecondOrder[^1];
            Assert.True(report.SecondOrder.Count == (at.Length > 1 ? 2 : 1), report.ToString());
            Assert.True(at.Length == 1 || report.SecondOrder[0].Verdict != Verdict.Refuted, $"{report}\n{program}");
            Assert.True(backward.Verdict != Verdict.Refuted || !program.IsTwiceSmooth(at), $"{report}\n{program}");
            fields += at.Length > 1 && report.SecondOrder[0].Verdict == Verdict.Holds ? 1 : 0;
            holds += backward.Verdict == Verdict.Holds ? 1 : 0;
            ties += backward.Verdict == Verdict.Refuted ? 1 : 0;
        }
        output.WriteLine($"{cases} random functions: {fields} fields, {holds} double backwards hold, {ties} wrong at a tie");
        Assert.True(fields > cases / 2 && holds > cases / 3, $"only {fields} and {holds} of {cases} decided");
    }

    [Fact]
    public void A_pullback_that_keeps_one_input_of_the_point_in_one_entry_is_never_passed_as_a_field_of_gradients()
    {
        int cases = Effort.Cases(300), changed = 0, refuted = 0;
        for (int k = 0; k < cases; k++)
        {
            Xoshiro random = new(CaseSeed.Default + (ulong)k);
            RandomProgram program = RandomProgram.Draw(random);
            double[] at = program.Point(random);
            double[] cotangent = Array.ConvertAll(program.Of<double>(at), _ => random.Uniform(-1, 1));
            if (!program.IsTwiceSmooth(at) || Mixed(program, at, cotangent) is not { Value: not 0 } mixed)
            {
                continue;
            }
            GradientReport report = Gradient.CheckFor<double>(
                x => [Tensor<double>.Vector(program.Of<double>(x[0].Values))],
                (x, c) =>
                {
                    double[] gradient = program.Pullback(x[0].Values, c[0].Values), stale = [.. x[0].Values];
                    stale[mixed.Kept] = at[mixed.Kept];
                    gradient[mixed.Entry] = program.Pullback(stale, c[0].Values)[mixed.Entry];
                    return [Tensor<double>.Vector(gradient)];
                },
                [Tensor<double>.Vector(at)],
                [Tensor<double>.Vector(cotangent)],
                new GradientOptions { Seed = (ulong)k, Title = $"case {k}", SecondOrder = true });
            if (!(Math.Abs(mixed.Value) > 2 * report.SecondOrder[0].Detectable))
            {
                continue;
            }
            changed++;
            refuted += report.SecondOrder[0].Verdict == Verdict.Refuted ? 1 : 0;
            Assert.True(report.SecondOrder[0].Verdict != Verdict.Holds, $"{mixed}: {report}\n{program}");
        }
        output.WriteLine($"{changed} fields that are none: {refuted} refuted, {changed - refuted} undecided");
        Assert.True(refuted > cases / 8 && refuted >= 0.9 * changed, $"only {refuted} of {changed} in {cases} refuted");
    }

    // The largest mixed derivative ∂x̄ᵢ/∂xₖ, i ≠ k.
    private static (int Entry, int Kept, double Value)? Mixed(RandomProgram program, double[] at, double[] cotangent)
    {
        (int Entry, int Kept, double Value)? largest = null;
        for (int kept = 0; kept < at.Length; kept++)
        {
            double[] along = new double[at.Length];
            along[kept] = 1;
            double[] hessian = program.DoubleBackward(at, cotangent, along).X;
            for (int entry = 0; entry < at.Length; entry++)
            {
                largest = entry != kept && !(Math.Abs(hessian[entry]) <= Math.Abs(largest?.Value ?? 0)) ? (entry, kept, hessian[entry]) : largest;
            }
        }
        return largest;
    }

    [Fact]
    public void A_wrong_pullback_of_a_random_function_is_hardly_ever_passed()
    {
        int cases = Effort.Cases(300), changed = 0, refuted = 0;
        for (int k = 0; k < cases; k++)
        {
            Xoshiro random = new(CaseSeed.Default + (ulong)k);
            RandomProgram program = RandomProgram.Draw(random);
            double[] at = program.Point(random);
            int wrong = random.Below(at.Length);
            double factor = 1 + Math.ScaleB(1, -random.Below(20)) * (random.Below(2) == 0 ? 1 : -1);
            GradientReport report = Gradient.Check(
                x => program.Of<double>(x),
                (x, cotangent) =>
                {
                    double[] gradient = program.Pullback(x, cotangent);
                    gradient[wrong] *= factor;
                    return gradient;
                },
                at,
                new GradientOptions { Seed = (ulong)k, Title = $"case {k}" });
            double[] column = program.Pullback(at, [.. Enumerable.Repeat(1.0, program.Of<double>(at).Length)]);
            if (column[wrong] == 0)
            {
                continue;
            }
            changed++;
            refuted += report.Verdict == Verdict.Refuted ? 1 : 0;
            Assert.True(report.Verdict != Verdict.Holds, $"a factor of {factor} on input {wrong}: {report}");
        }
        output.WriteLine($"{changed} wrong pullbacks: {refuted} refuted, {changed - refuted} undecided");
    }
}

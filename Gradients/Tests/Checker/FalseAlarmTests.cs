using Verification.Properties.Cases;
using Verification.Properties.Claims;

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

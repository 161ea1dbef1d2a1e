using FsCheck;
using FsCheck.Fluent;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Check = Verification.Properties.Claims.Check;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;

namespace Verification.Benchmarks;

/// <summary>Cases per second of two claims (drawing, both sides and the derived bound included) beside a bare loop and FsCheck's ordinary generators.</summary>
internal static class ClaimsBenchmark
{
    private const int Most = 16, Cases = 100_000, CasesOfFsCheck = 2_000;

    internal static void Run(double seconds)
    {
        var measures = new OwnMeasures<Tracked>();
        Measure("KL(p, q) ≥ 0", BareLoops.Divergence, seconds, FsCheckDivergence, Properties.Claims.Checks.Of(new Claim<(Distribution P, Distribution Q), (Tracked[] P, Tracked[] Q), Tracked>
        {
            Id = "benchmark-divergence",
            Statement = "0 ≤ KL(p, q)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Uniform(random =>
            {
                int n = (1 + random.Below(Most)) * (1 + random.Below(Most));
                return (Weights(random, n), Weights(random, n));
            }),
            Given = x => (x.P.In<Tracked>(), x.Q.In<Tracked>()),
            AtMost = (_ => Tracked.Zero, x => measures.Kl(x.P, x.Q)),
        }));
        Measure("I = H(y) − H(y|x) = H(x) − H(x|y)", BareLoops.MutualInformation, seconds, null, Properties.Claims.Checks.Of(new Claim<Joint, Joint<Tracked>, Tracked>
        {
            Id = "benchmark-mutual-information",
            Statement = "I = H(y) − H(y|x) = H(x) − H(x|y)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Uniform(random =>
            {
                int rows = 1 + random.Below(Most);
                return new Joint(rows, Weights(random, rows * (1 + random.Below(Most))));
            }),
            Given = p => p.In<Tracked>(),
            EqualEach =
            (
                p => measures.Mutual(p) is var information ? [information, information] : [],
                p => [measures.Entropy(p.Y()) - measures.ConditionalEntropy(p), measures.Entropy(p.X()) - measures.ConditionalEntropy(p.Transposed())]
            ),
        }));
    }

    private static void Measure(string name, Action<int> bare, double seconds, Action<int>? fsCheck, Check check)
    {
        Console.WriteLine($"{name}, up to {Most} × {Most} outcomes; cases/s");
        foreach (int threads in new[] { 1, 2 })
        {
            var plan = new Plan { Cases = Cases, Threads = threads };
            Pairing times = Pairing.Measure(() => Holds(check.Run(plan)), () => bare(Cases), seconds);
            Console.WriteLine($"  ours, {threads} thread{(threads > 1 ? "s" : " ")} {Cases / times.Ours[times.Ours.Length / 2],12:N0}   bare loop {Cases / times.Peer[times.Peer.Length / 2],12:N0}   time ratio: median {times.MedianRatio:f2}, minimum {times.MinimumRatio:f2}, processor {times.ProcessorRatio:f2}");
        }
        if (fsCheck is not null)
        {
            Pairing times = Pairing.Measure(() => Holds(check.Run(new Plan { Cases = CasesOfFsCheck, Threads = 1 })), () => fsCheck(CasesOfFsCheck), seconds);
            Console.WriteLine($"  FsCheck, ordinary generator {CasesOfFsCheck / times.Peer[times.Peer.Length / 2],9:N0}   time ratio: median {times.MedianRatio:f3}");
        }
    }

    private static void Holds(Report report)
    {
        if (report.Verdict != Verdict.Holds)
            throw new InvalidOperationException(FailureText.Of(report, CaseSeed.Default, report.Cases, "benchmark"));
    }

    private static Domain<T> Uniform<T>(Func<Xoshiro, T> draw) => new()
    {
        Description = $"uniform weights, up to {Most} × {Most}",
        Draw = draw,
        Shrink = _ => [],
        Show = x => x?.ToString() ?? "",
    };

    private static Distribution Weights(Xoshiro random, int n)
    {
        var weights = new double[n];
        random.Positive(weights);
        return Distributions.Exact(weights);
    }

    private static void FsCheckDivergence(int cases)
    {
        Gen<double> weight = Gen.Choose(1, int.MaxValue).Select(k => k / (double)int.MaxValue);
        Gen<(double[], double[])> pairs = Gen.Choose(1, Most).SelectMany(rows => Gen.Choose(1, Most).SelectMany(columns =>
            Gen.ArrayOf(weight, rows * columns).SelectMany(p => Gen.ArrayOf(weight, rows * columns).Select(q => (p, q)))));
        Prop.ForAll(Arb.From(pairs), x =>
        {
            double ofP = x.Item1.Sum(), ofQ = x.Item2.Sum(), divergence = 0;
            for (int i = 0; i < x.Item1.Length; i++)
                divergence += x.Item1[i] / ofP * Math.Log(x.Item1[i] / ofP / (x.Item2[i] / ofQ));

            return divergence >= -1e-12;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true));
    }
}

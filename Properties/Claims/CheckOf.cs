using System.Diagnostics;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;

namespace Verification.Properties.Claims;

/// <summary>A claim that can be checked: judged in <c>Tracked</c>, and in <c>TrackedWide</c> where that bound is too wide.</summary>
/// <typeparam name="TInput">The type of an input.</typeparam>
internal sealed class Check<TInput>(Claim<TInput, Tracked> claim, Claim<TInput, TrackedWide>? wide, string subject) : Check
{
    // Cases are handed out to threads in blocks: large enough to cost nothing, small enough to share out evenly.
    private const int Block = 256;
    private const int Wave = 32, LongestWave = 1024; // blocks for each thread between two looks at what is refuted: few at first, then more, so that threads seldom wait for one another
    private readonly ulong hash = CaseSeed.Hash(claim.Id);

    public override string Id => claim.Id;
    public override string Statement => claim.Statement;
    public override Source Source => claim.Source;
    public override string Domain => claim.Domain.Description;
    public override Verdict Expected => claim.Expected;
    public override string Corrected => claim.Corrected;
    public override string Loose => claim.Loose;
    public override string Subject => subject;

    public override string Kind => claim.Expected == Verdict.Refuted ? "refutation" : claim.Relation switch
    {
        Relation.AtMost => "inequality",
        Relation.Expectation => "mean",
        Relation.Derivative => "derivative",
        Relation.Within => "bound",
        _ => "equality",
    };

    public override IReadOnlyList<string> Mutants { get; } = claim.MutantNames;

    public override long CasesOf(Plan plan) => plan.Cases is not { } cases ? (long)claim.Cases * Effort.Multiplier
        : claim.Cases >= Plan.UsualCases ? cases : Math.Max(1, claim.Cases * cases / Plan.UsualCases);

    public override Report Run(Plan plan)
    {
        if (plan.Replay is { } one && one.Claim == Id)
        {
            return Replay(one.Seed, one.Case, CasesOf(plan));
        }
        long start = Stopwatch.GetTimestamp(), cases = CasesOf(plan);
        return Reported(Tallied(plan, cases), plan.Seed, cases, start);
    }

    public override Report Replay(ulong seed, long index, long cases)
    {
        long start = Stopwatch.GetTimestamp();
        Tally tally = new();
        Count(tally, new Xoshiro(0), seed, index, cases);
        if (tally.Failure is not null)
        {
            throw tally.Failure;
        }
        return Reported(tally, seed, cases, start);
    }

    public override string Input(ulong seed, long index) => claim.Domain.Show(Drawn(new Xoshiro(0), seed, index));

    public override MutantReport Reject(int mutant, Plan plan)
    {
        long cases = CasesOf(plan);
        Xoshiro random = new(0);
        for (long k = plan.Shard.Index - 1; k < cases; k += plan.Shard.Count)
        {
            if (claim.Examine(Drawn(random, plan.Seed, k), random, Sampling<TInput>.FalseAlarm(cases), mutant, out _).Judge(claim.Resolution) == Verdict.Refuted)
            {
                return new(Mutants[mutant], true, k + 1);
            }
        }
        return new(Mutants[mutant], false, cases);
    }

    public override IReadOnlyList<(string Edge, long Case)> Reach(Plan plan)
    {
        IReadOnlyList<Domains.Edge<TInput>> edges = claim.Domain.Edges;
        (string Edge, long Case)[] reached = [.. edges.Select(e => (e.Name, -1L))];
        int open = edges.Count;
        Xoshiro random = new(0);
        for (long k = 0; k < CasesOf(plan) && open > 0; k++)
        {
            TInput input = Drawn(random, plan.Seed, k);
            for (int e = 0; e < reached.Length; e++)
            {
                if (reached[e].Case < 0 && edges[e].Is(input))
                {
                    reached[e].Case = k;
                    open--;
                }
            }
        }
        return reached;
    }

    private TInput Drawn(Xoshiro random, ulong seed, long index)
    {
        random.Reseed(CaseSeed.Of(seed, hash, index));
        return claim.Domain.Draw(random);
    }

    private Tally Tallied(Plan plan, long cases)
    {
        (int first, int step) = (plan.Shard.Index - 1, plan.Shard.Count);
        long count = cases <= first ? 0 : (cases - first + step - 1) / step, blocks = (count + Block - 1) / Block;
        Tally[] wave = new Tally[Math.Min(blocks, (long)LongestWave * plan.Threads)];
        Tally whole = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = plan.Threads };
        int used = Wave * plan.Threads;
        for (long start = 0; start < blocks && !whole.IsOver; start += used, used *= 2)
        {
            long begin = start;
            int over = int.MaxValue;
            used = (int)Math.Min(Math.Min(used, wave.Length), blocks - begin);
            Parallel.For(0, used, options, () => new Xoshiro(0), (i, _, random) =>
            {
                if (i <= Volatile.Read(ref over))
                {
                    wave[i] = Share((begin + i) * Block, Math.Min(count, (begin + i + 1) * Block), random);
                    for (int known = Volatile.Read(ref over); wave[i].IsOver && i < known; known = Volatile.Read(ref over))
                    {
                        Interlocked.CompareExchange(ref over, i, known);
                    }
                }
                return random;
            }, _ => { });
            // What comes after the first refuted case does not count, so that the report is the same for any number of threads.
            for (int i = 0; i < used && !whole.IsOver; i++)
            {
                whole.Merge(wave[i]);
            }
        }
        return whole.Failure is null ? whole : throw whole.Failure;

        Tally Share(long from, long to, Xoshiro random)
        {
            Tally tally = new();
            for (long i = from; i < to && !tally.IsOver; i++)
            {
                Count(tally, random, plan.Seed, first + i * step, cases);
            }
            return tally;
        }
    }

    private void Count(Tally tally, Xoshiro random, ulong seed, long index, long cases)
    {
        try
        {
            Evidence evidence = Examine(Drawn(random, seed, index), random, cases, out bool retried, out double detectable);
            tally.Count(evidence, index, claim.Resolution, claim.Relation, retried, detectable);
        }
        catch (Exception e)
        {
            tally.Failure = new InvalidOperationException($"{Replays(seed, index)} cannot be examined: {e.Message}", e);
        }
    }

    private Evidence Examine(TInput input, Xoshiro random, long cases, out bool retried, out double detectable)
    {
        Evidence evidence = claim.Examine(input, random, Sampling<TInput>.FalseAlarm(cases), -1, out detectable);
        retried = wide is not null && claim.Relation != Relation.Expectation && evidence.Judge(claim.Resolution) == Verdict.Undecided;
        if (!retried)
        {
            return evidence;
        }
        using Ledger ledger = new();
        return wide!.Examine(input, random, 1, -1, out _);
    }

    private Evidence Examine(TInput input, Xoshiro random, long cases) => Examine(input, random, cases, out _, out _);

    private Report Reported(Tally tally, ulong seed, long cases, long start)
    {
        Counterexample? counterexample = tally.FirstRefuted < 0 ? null : Simplest(seed, tally.FirstRefuted, cases);
        return new Report
        {
            Check = this,
            Verdict = counterexample is not null ? Verdict.Refuted : tally.Cases == tally.Undecided ? Verdict.Undecided : Verdict.Holds,
            Cases = tally.Cases,
            Undecided = tally.Undecided,
            Retried = tally.Retried,
            Worst = tally.Worst,
            WorstCase = tally.WorstCase,
            Sharpness = claim.Relation == Relation.AtMost ? tally.LeastDistance == 0 ? 1 : 1 / tally.LeastDistance : tally.WorstRatio,
            Counterexample = counterexample,
            Detectable = tally.Detectable,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    private Counterexample Simplest(ulong seed, long index, long cases)
    {
        Xoshiro random = new(0);
        TInput found = Drawn(random, seed, index);
        if (claim.Relation == Relation.Expectation)
        {
            // A simpler input with other samples would be another experiment, with a false alarm of its own.
            return new(index, 0, claim.Domain.Show(found), Examine(found, random, cases));
        }
        (TInput input, int steps) = Shrinking.Simplest(found, claim.Domain.Shrink, x => Examine(x, random, cases).Judge(claim.Resolution) == Verdict.Refuted);
        return new(index, steps, claim.Domain.Show(input), Examine(input, random, cases));
    }
}

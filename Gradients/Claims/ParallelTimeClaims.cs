using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Properties.Claims;

namespace Verification.Gradients.Claims;

/// <summary>The parallel running time and the work of networks over a sequence, measured on their graphs and derived by hand.</summary>
/// <remarks>With d inputs, u units, a batch of B, D = ⌈log₂ d⌉ and U = ⌈log₂ u⌉.</remarks>
public sealed class ParallelTimeClaims : IClaims
{
    private const string Counted = "both sides are whole numbers";

    private static Source Quiz => Sources.Ttic2020Quiz1.Problem(4, "b");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        // h_0: the longer of the two linear maps, then +, ± B, tanh or σ, 1 − G, ×, +. The path of h: its linear map and the same six.
        Depth<T>("ugrnn", new Ugrnn(), "max(D, U) + 7 + T (U + 7)", (n, levels) =>
            (Math.Max(levels(n.Inputs), levels(n.Units)) + 7, levels(n.Units) + 7)),
        // Twice through a linear map: R has four operations after its own, × h, and then N and h′ as above with the second map on the path.
        Depth<T>("gru", new Gru(), "max(D, U) + U + 11 + T (2U + 11)", (n, levels) =>
            (Math.Max(levels(n.Inputs), levels(n.Units)) + levels(n.Units) + 11, 2 * levels(n.Units) + 11)),
        // A gate's map, +, + B and squashing, then ×, +, tanh, ×.
        Depth<T>("lstm", new Lstm(), "max(D, U) + 8 + T (U + 8)", (n, levels) =>
            (Math.Max(levels(n.Inputs), levels(n.Units)) + 8, levels(n.Units) + 8)),
        Work<T>("ugrnn", new Ugrnn(), 2, 4),
        Work<T>("gru", new Gru(), 3, 5),
        Work<T>("lstm", new Lstm(), 4, 5),
        AttentionDepth<T>(),
        AttentionWork<T>(),
        new Claim<NetworkSize, NetworkSize, T>
        {
            Id = "edf-attention-depth-constant",
            Statement = "the parallel running time of self-attention does not depend on T at all",
            Source = Quiz,
            Domain = NetworkSize.Domain,
            Cases = 200,
            Given = n => n,
            Equal = (n => T.CreateChecked(n.Attention().Depth), n => T.CreateChecked((n with { Last = 0 }).Attention().Depth)),
            Expected = Verdict.Refuted,
            Corrected = "edf-attention-depth",
        },
    ];

    private static Claim<NetworkSize, NetworkSize, T> Depth<T>(
        string name, ICell cell, string formula, Func<NetworkSize, Func<int, int>, (int First, int Step)> time)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = $"edf-rnn-depth-{name}",
            Statement = $"depth(T) = {formula} for {cell.Name}: depth(T + 1) − depth(T) is the depth of the cell's path from h to h′",
            Source = Quiz,
            Domain = NetworkSize.Domain,
            Cases = 100,
            Loose = Counted,
            Given = n => n,
            EqualEach = (n => Whole<T>(Measured(n, cell)), n => Derived<T>(n, time, Cost.Levels)),
            MutantsOfEach =
            [
                new("range(1, T) stops before h_T") { Left = n => Whole<T>(Measured(n with { Last = Math.Max(0, n.Last - 1) }, cell)) },
                new("the cell ignores h") { Left = n => Whole<T>(Measured(n, new Forgetful(cell))) },
                new("sums are taken one term after another", n => Derived<T>(n, time, terms => terms - 1)),
                new("⌊log₂⌋ for ⌈log₂⌉", n => Derived<T>(n, time, terms => BitOperations.Log2((uint)terms))),
            ],
        };

    private static Claim<NetworkSize, NetworkSize, T> Work<T>(string name, ICell cell, int gates, int others)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = $"edf-rnn-work-{name}",
            Statement = $"work(T) = (T + 1) B u ({gates} (2u − 1 + 2d − 1 + 3) + {others}) for {cell.Name}",
            Source = Quiz,
            Domain = NetworkSize.Domain,
            Cases = 100,
            Loose = Counted,
            Given = n => n,
            Equal = (
            n => T.CreateChecked(n.Recurrent(cell).Graph.Work),
            n => T.CreateChecked((n.Last + 1) * n.Batch * n.Units * (gates * (2 * n.Units + 2 * n.Inputs + 1) + others))),
            Mutants =
        [
            new("range(1, T) stops before h_T", n =>
                T.CreateChecked(Math.Max(1, n.Last) * n.Batch * n.Units * (gates * (2 * n.Units + 2 * n.Inputs + 1) + others))),
            new("a sum of n terms counts n additions", n =>
                T.CreateChecked((n.Last + 1) * n.Batch * n.Units * (gates * (2 * n.Units + 2 * n.Inputs + 3) + others))),
        ],
        };

    private static Claim<NetworkSize, NetworkSize, T> AttentionDepth<T>() where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = "edf-attention-depth",
        Statement = "depth(T) = 7 + D + U + 3 ⌈log₂(T + 1)⌉ for self-attention: but for three reductions, constant in T",
        Source = Quiz,
        Domain = NetworkSize.Domain,
        Cases = 200,
        Loose = Counted,
        Given = n => n,
        Equal = (
            n => T.CreateChecked(n.Attention().Depth),
            n => T.CreateChecked(7 + Cost.Levels(n.Inputs) + Cost.Levels(n.Units) + 3 * Cost.Levels(n.Last + 1))),
        Mutants =
        [
            new("constant in T", n => T.CreateChecked(7 + Cost.Levels(n.Inputs) + Cost.Levels(n.Units))),
            new("proportional to T", n => T.CreateChecked(7 + Cost.Levels(n.Inputs) + Cost.Levels(n.Units) + 3 * n.Last)),
            new("the maximum of the softmax costs nothing", n =>
                T.CreateChecked(7 + Cost.Levels(n.Inputs) + Cost.Levels(n.Units) + 2 * Cost.Levels(n.Last + 1))),
            new("the sequence ends at x_(T−1)", n =>
                T.CreateChecked(7 + Cost.Levels(n.Inputs) + Cost.Levels(n.Units) + 3 * Cost.Levels(n.Last))),
        ],
    };

    private static Claim<NetworkSize, NetworkSize, T> AttentionWork<T>() where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = "edf-attention-work",
        Statement = "work(T) = 3 n u (2d − 1) + n² (2u − 1) + n² + 2n (n − 1) + 3n² + n u (2n − 1) for self-attention, n = T + 1",
        Source = Quiz,
        Domain = NetworkSize.Domain,
        Cases = 200,
        Loose = Counted,
        Given = n => n,
        Equal = (n => T.CreateChecked(n.Attention().Work), n => T.CreateChecked(Work(n.Last + 1, n.Inputs, n.Units))),
        Mutants =
        [
            new("the sequence ends at x_(T−1)", n => T.CreateChecked(Work(n.Last, n.Inputs, n.Units))),
            new("proportional to T", n => T.CreateChecked((n.Last + 1) * Work(1, n.Inputs, n.Units))),
            new("inputs and units are exchanged", n => T.CreateChecked(Work(n.Last + 1, n.Units, n.Inputs))),
        ],
    };

    private static long Work(int n, int d, int u) =>
        3L * n * u * (2 * d - 1) + n * n * (2 * u - 1) + n * n + 2 * n * (n - 1) + 3 * n * n + n * u * (2 * n - 1);

    // depth(T), depth(T + 1) − depth(T), and the longest path from h to h′ of a single cell.
    private static int[] Measured(NetworkSize n, ICell cell)
    {
        (Graph<double> graph, EdfObject<double>[] phi, EdfObject<double>[] x, EdfObject<double> zero) = n.Given(cell);
        EdfObject<double> next = cell.Next(phi, x[0], zero);
        int depth = n.Recurrent(cell).Graph.Depth, longer = (n with { Last = n.Last + 1 }).Recurrent(cell).Graph.Depth;
        return [depth, longer - depth, graph.DepthBetween(zero, next)];
    }

    private static T[] Derived<T>(NetworkSize n, Func<NetworkSize, Func<int, int>, (int First, int Step)> time, Func<int, int> levels)
        where T : struct, IFloatingPointIeee754<T>
    {
        (int first, int step) = time(n, levels);
        return Whole<T>([first + n.Last * step, step, step]);
    }

    private static T[] Whole<T>(int[] numbers) where T : struct, IFloatingPointIeee754<T> => Array.ConvertAll(numbers, T.CreateChecked);

    // A cell that is given ZERO whatever the state.
    private sealed class Forgetful(ICell cell) : ICell
    {
        public string Name => cell.Name;

        public int StateWidth(int units) => cell.StateWidth(units);

        public int[][] Parameters(int inputs, int units) => cell.Parameters(inputs, units);

        public EdfObject<T> Next<T>(IReadOnlyList<EdfObject<T>> phi, EdfObject<T> x, EdfObject<T> h)
            where T : struct, IFloatingPointIeee754<T> => cell.Next(phi, x, RecurrentNetwork.Zero(cell, phi, x));
    }
}

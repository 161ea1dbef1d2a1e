using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The sizes of a network over a sequence, and the graphs of that size: their values do not matter to what they cost.</summary>
/// <param name="Last">T: the sequence is x_0, …, x_T.</param>
/// <param name="Inputs">d.</param>
/// <param name="Units">Of a cell; keys and values of attention.</param>
/// <param name="Batch">B.</param>
internal sealed record NetworkSize(int Last, int Inputs, int Units, int Batch)
{
    private const int Longest = 17, Widest = 9;

    /// <summary>Sizes around the powers of two, at which a reduction gets one level more.</summary>
    public static Domain<NetworkSize> Domain { get; } = new()
    {
        Description = $"T from 0 to {Longest}, d and the number of units from 1 to {Widest}, B from 1 to 3",
        Draw = random => new(random.Below(Longest + 1), 1 + random.Below(Widest), 1 + random.Below(Widest), 1 + random.Below(3)),
        Shrink = size => size.Simpler(),
        Show = size => $"T = {size.Last}, d = {size.Inputs}, units = {size.Units}, B = {size.Batch}",
        Edges =
        [
            new("T = 0", size => size.Last == 0), new("T + 1 is a power of two", size => size.Last is 3 or 7 or 15),
            new("T is a power of two", size => size.Last is 4 or 8 or 16),
            new("one unit", size => size.Units == 1), new("more inputs than units", size => size.Inputs > 2 * size.Units),
            new("more units than inputs", size => size.Units > 2 * size.Inputs),
        ],
    };

    /// <summary>The graph of a recurrent network, with its states.</summary>
    public (Graph<double> Graph, EdfObject<double>[] States) Recurrent(ICell cell)
    {
        (Graph<double> graph, EdfObject<double>[] phi, EdfObject<double>[] x, _) = Given(cell);
        return (graph, new RecurrentNetwork(cell).States(phi, x));
    }

    /// <summary>Φ, X and ZERO of a recurrent network, without states.</summary>
    public (Graph<double> Graph, EdfObject<double>[] Phi, EdfObject<double>[] X, EdfObject<double> Zero) Given(ICell cell)
    {
        Graph<double> graph = new();
        EdfObject<double>[] phi = [.. cell.Parameters(Inputs, Units).Select(shape => graph.Parameter(new Tensor<double>(shape)))];
        EdfObject<double>[] x = [.. Enumerable.Range(0, Last + 1).Select(_ => graph.Input(new Tensor<double>([Batch, Inputs])))];
        return (graph, phi, x, RecurrentNetwork.Zero(cell, phi, x[0]));
    }

    /// <summary>The graph of self-attention with as many keys and values as there are units.</summary>
    public Graph<double> Attention()
    {
        Graph<double> graph = new();
        EdfObject<double>[] weights = [.. Enumerable.Range(0, 3).Select(_ => graph.Parameter(new Tensor<double>([Units, Inputs])))];
        SelfAttention.Of(weights[0], weights[1], weights[2],
            [.. Enumerable.Range(0, Last + 1).Select(_ => graph.Input(new Tensor<double>([1, Inputs])))]);
        return graph;
    }

    private IEnumerable<NetworkSize> Simpler()
    {
        for (int less = 0; less < Last; less++)
        {
            yield return this with { Last = less };
        }
        if (Inputs > 1)
        {
            yield return this with { Inputs = 1 };
            yield return this with { Inputs = Inputs - 1 };
        }
        if (Units > 1)
        {
            yield return this with { Units = 1 };
            yield return this with { Units = Units - 1 };
        }
        if (Batch > 1)
        {
            yield return this with { Batch = 1 };
        }
    }
}

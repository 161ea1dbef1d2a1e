using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The procedure that builds a recurrent network from CELL: what its states are, and that the printed one does not define
/// them.</summary>
public sealed class RecurrenceClaims : IClaims
{
    private static Source Quiz => Sources.Ttic2020Quiz1.Problem(4, "a");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        States<T>(
            "ugrnn", new Ugrnn(), Quiz, PlainCells.Ugrnn,
            new Mutant<LayerPoint<T>,
                T[]>("the biases are added", p => Plain<T>(p, new Ugrnn(), (phi, x, h) => PlainCells.Ugrnn(phi, x, h, T.One)))),
        States<T>("gru", new Gru(), Sources.Cho.At(""), PlainCells.Gru),
        States<T>("lstm", new Lstm(), Sources.HochreiterSchmidhuber.At(""), PlainCells.Lstm),
        Printed<T>(
            "edf-rnn-printed-erases-input", "X = list(); H = list(); H[0] = CELL(Phi, X[0], ZERO); … defines T + 1 states",
            NetworkSize.Domain, erasesInput: true),
        Printed<T>(
            "edf-rnn-printed-range",
            "H[0] = CELL(Phi, X[0], ZERO); for t in range(1, T): H[t] = CELL(Phi, X[t], H[t−1]) defines T + 1 states",
            NetworkSize.Domain, erasesInput: false),
    ];

    private static Claim<LayerPoint<double>, LayerPoint<T>, T> States<T>(
        string name, ICell cell, Source source, PlainCells.Cell<T> plain, params Mutant<LayerPoint<T>, T[]>[] mutants)
        where T : struct, IFloatingPointIeee754<T>
    {
        RecurrentNetwork network = new(cell);
        return new()
        {
            Id = $"edf-rnn-states-{name}",
            Statement = $"h_0 = c(x_0, 0), h_t = c(x_t, h_(t−1)) for t = 1 … T, of {cell.Name}: the objects' values",
            Source = source,
            Domain = EdfNetworkClaims.Sequences(cell),
            Cases = 200,
            Given = point => point.In<T>(),
            EqualEach = (p => LayerPoint<T>.Flat(new GraphLayer(network).Forward(p.X)), p => Plain(p, cell, plain)),
            MutantsOfEach =
            [
                new("each cell is given ZERO", p => Plain(p, cell, plain, remembers: false)),
                new("x_t comes one late", p => Plain(p with { X = Late(p, cell) }, cell, plain)),
                .. mutants,
            ],
        };
    }

    private static Claim<NetworkSize, NetworkSize, T> Printed<T>(string id, string statement, Domain<NetworkSize> domain, bool erasesInput)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = id,
            Statement = statement,
            Source = Quiz,
            Domain = domain,
            Cases = 200,
            Given = size => size,
            Equal = (size => T.CreateChecked(Count(size, erasesInput)), size => T.CreateChecked(size.Last + 1)),
            Expected = Verdict.Refuted,
            Corrected = "edf-rnn-states-ugrnn",
        };

    private static int Count(NetworkSize size, bool erasesInput)
    {
        Ugrnn cell = new();
        (_, EdfObject<double>[] phi, EdfObject<double>[] x, EdfObject<double> zero) = size.Given(cell);
        return PrintedProcedure.States(cell, phi, x, zero, erasesInput).Count;
    }

    private static T[] Plain<T>(LayerPoint<T> p, ICell cell, PlainCells.Cell<T> plain, bool remembers = true)
        where T : struct, IFloatingPointIeee754<T> =>
        PlainCells.States(p.X, cell.Parameters(1, 1).Length, cell.StateWidth(p.X[0].Shape[0]), plain, remembers);

    private static Tensor<T>[] Late<T>(LayerPoint<T> p, ICell cell) where T : struct, IFloatingPointIeee754<T>
    {
        int first = cell.Parameters(1, 1).Length;
        return [.. p.X[..first], p.X[first], .. p.X[first..^1]];
    }
}

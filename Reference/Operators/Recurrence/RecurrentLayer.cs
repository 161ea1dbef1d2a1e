using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>What RNN, GRU and LSTM have in common: inputs, attributes, and the walk along the sequences in one or both directions.</summary>
/// <remarks>
/// Shape: X [T, N, I], W [D, G·H, I], R [D, G·H, H], B [D, 2·G·H], sequence_lens [N], initial states [D, N, H] → Y [T, D, N, H], Y_h and Y_c [D, N, H];
/// with <c>layout</c> = 1, X [N, T, I], states [N, D, H], Y [N, T, D, H]. D is 2 if bidirectional, else 1; G is the number of gates.<br/>
/// Beyond a sequence's length Y is 0 and the states stand still; the reverse direction starts at the sequence's own end.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed record RecurrentLayer<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>The sequences.</summary>
    public required Tensor<T> X { get; init; }

    /// <summary>Weights of the input.</summary>
    public required Tensor<T> W { get; init; }

    /// <summary>Weights of the hidden state.</summary>
    public required Tensor<T> R { get; init; }

    /// <summary>Biases, first those that go with W, then those that go with R; null for none.</summary>
    public Tensor<T>? B { get; init; }

    /// <summary>The length of each sequence; null if all are T long.</summary>
    public long[]? Lengths { get; init; }

    /// <summary>The hidden state before the first step; null for zeros.</summary>
    public Tensor<T>? InitialH { get; init; }

    /// <summary>The cell state before the first step; null for zeros.</summary>
    public Tensor<T>? InitialC { get; init; }

    /// <summary>Weights of the cell state in LSTM's gates; null for none.</summary>
    public Tensor<T>? Peepholes { get; init; }

    /// <summary>forward, reverse or bidirectional.</summary>
    public string Direction { get; init; } = "forward";

    /// <summary>The activation functions of all directions; empty for the layer's own.</summary>
    public string[] Activations { get; init; } = [];

    /// <summary>α of those functions that have one, in order.</summary>
    public float[] Alphas { get; init; } = [];

    /// <summary>β of those functions that have one, in order.</summary>
    public float[] Betas { get; init; } = [];

    /// <summary>The limit on the magnitude of every activation's argument; null for none.</summary>
    public float? Clip { get; init; }

    /// <summary>1 if the batch is the first dimension.</summary>
    public long Layout { get; init; }

    /// <summary>Whether tanh x is computed as 2 / (1 + e⁻²ˣ) − 1, which has no digits near 0.</summary>
    public bool TanhByExponential { get; init; }

    /// <summary>Whether σ's argument is limited to ±20 and that of tanh to ±10.</summary>
    public bool Limited { get; init; }

    internal int Batch => X.Shape[Layout == 0 ? 1 : 0];

    internal int Hidden => R.Shape[2];

    internal int Input => W.Shape[2];

    private int Steps => X.Shape[Layout == 0 ? 0 : 1];

    /// <summary>The activation functions of one direction.</summary>
    internal RecurrentActivation<T>[] ActivationsOf(int direction, params string[] own)
    {
        string[] names = Activations.Length > 0 ? Activations : [.. own, .. own];
        RecurrentActivation<T>[] all = RecurrentActivation<T>.All(names, Alphas, Betas, Clip, TanhByExponential, Limited);
        return all.Length >= (direction + 1) * own.Length ? all[(direction * own.Length)..((direction + 1) * own.Length)]
            : throw new ShapeException($"'activations' has {names.Length} entries: need {own.Length} for each direction");
    }

    /// <summary>Rows of one gate that meet [x, h, 1, 1] in one dot product: [W, R, bias of W, bias of R], without the parts not asked for.</summary>
    internal T[] Gate(int direction, int gate, bool ofInput = true, bool ofHidden = true)
    {
        int gates = W.Shape[1], width = WidthOf(ofInput, ofHidden), at = 0;
        T[] rows = Shape.Allocate<T>([Hidden, width]);
        for (int i = 0; i < Hidden; i++)
        {
            int row = direction * gates + gate * Hidden + i;
            at = i * width;
            if (ofInput)
            {
                W.Values.AsSpan(row * Input, Input).CopyTo(rows.AsSpan(at));
                at += Input;
            }
            if (ofHidden)
            {
                R.Values.AsSpan(row * Hidden, Hidden).CopyTo(rows.AsSpan(at));
                at += Hidden;
            }
            if (B is not null && ofInput)
            {
                rows[at++] = B[2 * direction * gates + gate * Hidden + i];
            }
            if (B is not null && ofHidden)
            {
                rows[at] = B[(2 * direction + 1) * gates + gate * Hidden + i];
            }
        }
        return rows;
    }

    internal int WidthOf(bool ofInput = true, bool ofHidden = true) =>
        (ofInput ? Input + (B is null ? 0 : 1) : 0) + (ofHidden ? Hidden + (B is null ? 0 : 1) : 0);

    /// <summary>Runs a cell for each direction along the sequences.</summary>
    internal (Tensor<T> Y, Tensor<T> H, Tensor<T> C) Run(int gates, Func<int, IRecurrentCell<T>> cellOf, bool hasCellState = false)
    {
        int directions = Direction == "bidirectional" ? 2 : Direction is "forward" or "reverse" ? 1
            : throw new ShapeException($"'direction' is '{Direction}': need forward, reverse or bidirectional");
        Check(gates, directions);
        int batch = Batch, hidden = Hidden, steps = Steps, states = batch * hidden;
        bool batchFirst = Layout != 0;
        Tensor<T> y = new(batchFirst ? [batch, steps, directions, hidden] : [steps, directions, batch, hidden], X.ElementType);
        int[] stateShape = batchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
        Tensor<T> lastH = new(stateShape, X.ElementType), lastC = new(stateShape, X.ElementType);
        T[] x = Shape.Allocate<T>([batch, Input]), h = new T[states], c = new T[hasCellState ? states : 0], nextH = new T[states], nextC = new T[c.Length];
        int State(int direction, int n) => (batchFirst ? n * directions + direction : direction * batch + n) * hidden;
        for (int direction = 0; direction < directions; direction++)
        {
            IRecurrentCell<T> cell = cellOf(direction);
            bool backwards = direction == 1 || Direction == "reverse";
            for (int n = 0; n < batch; n++)
            {
                Start(InitialH, State(direction, n), h.AsSpan(n * hidden, hidden));
                Start(InitialC, State(direction, n), hasCellState ? c.AsSpan(n * hidden, hidden) : default);
            }
            for (int step = 0; step < steps; step++)
            {
                int t = backwards ? steps - 1 - step : step;
                for (int n = 0; n < batch; n++)
                {
                    X.Values.AsSpan((batchFirst ? n * steps + t : t * batch + n) * Input, Input).CopyTo(x.AsSpan(n * Input));
                }
                h.CopyTo(nextH, 0);
                c.CopyTo(nextC, 0);
                cell.Step(x, nextH, nextC);
                for (int n = 0; n < batch; n++)
                {
                    if (Lengths is null || t < Lengths[n])
                    {
                        nextH.AsSpan(n * hidden, hidden).CopyTo(h.AsSpan(n * hidden));
                        nextH.AsSpan(n * hidden, hidden).CopyTo(y.Values.AsSpan((batchFirst ? (n * steps + t) * directions + direction : (t * directions + direction) * batch + n) * hidden));
                        (hasCellState ? nextC.AsSpan(n * hidden, hidden) : default).CopyTo(c.AsSpan(hasCellState ? n * hidden : 0));
                    }
                }
            }
            for (int n = 0; n < batch; n++)
            {
                h.AsSpan(n * hidden, hidden).CopyTo(lastH.Values.AsSpan(State(direction, n)));
                (hasCellState ? c.AsSpan(n * hidden, hidden) : default).CopyTo(lastC.Values.AsSpan(State(direction, n)));
            }
        }
        return (y, lastH, lastC);
    }

    private static void Start(Tensor<T>? initial, int place, Span<T> state)
    {
        if (initial is null)
        {
            state.Clear();
            return;
        }
        initial.Values.AsSpan(place, state.Length).CopyTo(state);
    }

    private void Check(int gates, int directions)
    {
        if (X.Rank != 3 || W.Rank != 3 || R.Rank != 3 || X.Shape[2] != W.Shape[2])
        {
            throw new ShapeException($"X has shape {Shape.Text(X.Shape)}, W {Shape.Text(W.Shape)}, R {Shape.Text(R.Shape)}: need three dimensions each, and as many inputs in X as in W");
        }
        int hidden = Hidden;
        int[] states = Layout != 0 ? [Batch, directions, hidden] : [directions, Batch, hidden];
        Need("W", W, [directions, gates * hidden, Input]);
        Need("R", R, [directions, gates * hidden, hidden]);
        Need("B", B, [directions, 2 * gates * hidden]);
        Need("P", Peepholes, [directions, 3 * hidden]);
        Need("initial_h", InitialH, states);
        Need("initial_c", InitialC, states);
        if (Lengths is not null && Lengths.Length != Batch)
        {
            throw new ShapeException($"'sequence_lens' has {Lengths.Length} entries: need {Batch}");
        }
    }

    private static void Need(string name, Tensor<T>? given, int[] needed)
    {
        if (given is not null && !given.Shape.AsSpan().SequenceEqual(needed))
        {
            throw new ShapeException($"'{name}' has shape {Shape.Text(given.Shape)}: need {Shape.Text(needed)}");
        }
    }
}

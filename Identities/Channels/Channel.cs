using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Measures;
using Verification.Reference.Numbers;

namespace Verification.Identities.Channels;

/// <summary>A discrete memoryless channel W(y|x), a distribution for each input, and a distribution of its inputs.</summary>
/// <param name="Rows">W(·|x) for each x.</param>
/// <param name="Input">p(x).</param>
public sealed record Channel(Distribution[] Rows, Distribution Input)
{
    /// <summary>The channel in a number type.</summary>
    public Channel<T> In<T>() where T : IFloatingPointIeee754<T> => new([.. Rows.Select(row => row.In<T>())]);

    /// <summary>All rows and the input.</summary>
    public override string ToString() => $"W = [{string.Join(", ", Rows.Select(row => row.ToString()))}], p = {Input}";
}

/// <summary>A channel in a number type, and Blahut and Arimoto's iteration on its inputs.</summary>
/// <remarks>
/// With q(y) = Σₓ p(x)W(y|x) and Dₓ = KL(W(·|x), q): I(p, W) = Σ p(x)Dₓ ≤ ln Σ p(x)e^Dₓ ≤ C ≤ maxₓ Dₓ for every p with mass on all inputs, and
/// p(x)e^Dₓ ÷ Σ p(x′)e^Dₓ′ is a better input unless p is the best. Unit: nats. Source: [Bla72]; Cover and Thomas, §10.8.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Channel<T>(T[][] rows) where T : IFloatingPointIeee754<T>
{
    /// <summary>W(·|x) for each x.</summary>
    public T[][] Rows => rows;

    /// <summary>q(y) = Σₓ p(x)W(y|x).</summary>
    public T[] Output(T[] input)
    {
        T[] output = new T[rows[0].Length], column = new T[rows.Length];
        for (int y = 0; y < output.Length; y++)
        {
            for (int x = 0; x < column.Length; x++)
            {
                column[x] = rows[x][y];
            }
            output[y] = Special.Dot<T>(input, column);
        }
        return output;
    }

    /// <summary>Dₓ = KL(W(·|x), q) for some distribution q of the outputs.</summary>
    public T[] Divergences(T[] output) => [.. rows.Select(row => Divergence.Kl<T>(row, output))];

    /// <summary>I(p, W) = Σ p(x)Dₓ.</summary>
    public T Information(T[] input)
    {
        T[] divergences = Divergences(Output(input)), terms = new T[input.Length];
        for (int x = 0; x < terms.Length; x++)
        {
            terms[x] = input[x] > T.Zero ? input[x] * divergences[x] : T.Zero;
        }
        return Special.Sum<T>(terms);
    }

    /// <summary>I(p, W) = H(q) − Σ p(x)H(W(·|x)).</summary>
    public T EntropyDrop(T[] input) => Entropy.Of<T>(Output(input)) - Special.Dot<T>(input, [.. rows.Select(row => Entropy.Of<T>(row))]);

    /// <summary>ln Σ p(x)e^Dₓ, at most the capacity.</summary>
    public T Lower(T[] input) => T.Log(Special.Sum<T>(Weights(input)));

    /// <summary>maxₓ Dₓ, at least the capacity.</summary>
    public T Upper(T[] input) => Divergences(Output(input)).Aggregate(T.Max);

    /// <summary>One iteration: p(x)e^Dₓ ÷ Σ p(x′)e^Dₓ′.</summary>
    public T[] Improved(T[] input)
    {
        T[] weights = Weights(input);
        T sum = Special.Sum<T>(weights);
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>Several iterations.</summary>
    public T[] Improved(T[] input, int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            input = Improved(input);
        }
        return input;
    }

    /// <summary>The input that is used evenly.</summary>
    public T[] Uniform() => [.. rows.Select(_ => T.One / T.CreateChecked(rows.Length))];

    private T[] Weights(T[] input)
    {
        T[] divergences = Divergences(Output(input)), weights = new T[input.Length];
        for (int x = 0; x < weights.Length; x++)
        {
            weights[x] = input[x] > T.Zero ? input[x] * T.Exp(divergences[x]) : T.Zero;
        }
        return weights;
    }
}

using System.Numerics;
using Verification.Identities.Measures;
using Verification.Properties.Domains;

namespace Verification.Identities.Channels;

/// <summary>The channels whose capacity is known in closed form.</summary>
public enum ChannelKind
{
    /// <summary>Binary symmetric: a bit is turned with probability e. C = ln 2 − H(e, 1 − e).</summary>
    BinarySymmetric,

    /// <summary>Binary erasure: a bit is lost with probability e. C = (1 − e) ln 2.</summary>
    BinaryErasure,

    /// <summary>Z: a 1 is turned with probability e, a 0 never. C = ln(1 + (1 − e)e^(e ÷ (1 − e))), the base of that power being e, the probability.</summary>
    Z,

    /// <summary>Noiseless, of n symbols. C = ln n.</summary>
    Noiseless,
}

/// <summary>A channel of known capacity, and an input to start from.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Error">e, at least 0 and below 1.</param>
/// <param name="Start">p(0) of a binary input, between 0 and 1 exclusive; of more symbols, the weight of the first among ones.</param>
/// <param name="Symbols">n of a noiseless channel.</param>
/// <param name="Iterations">How often the input is improved.</param>
public sealed record StandardChannel(ChannelKind Kind, double Error, double Start, int Symbols, int Iterations)
{
    /// <summary>The channel in a number type.</summary>
    public StandardChannel<T> In<T>() where T : IFloatingPointIeee754<T> => new(Kind, T.CreateTruncating(Error), T.CreateTruncating(Start), Symbols, Iterations);

    /// <summary>All parameters.</summary>
    public override string ToString() => $"{Kind} with e = {Reals.Show(Error)}, n = {Symbols}, p(0) = {Reals.Show(Start)}, {Iterations} iterations";
}

/// <summary>A channel of known capacity in a number type.</summary>
/// <remarks>Unit: nats. Source: Cover and Thomas, §7.1; for the Z channel, S. Golomb, The limiting behavior of the Z-channel, 1980.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class StandardChannel<T>(ChannelKind kind, T error, T start, int symbols, int iterations) where T : IFloatingPointIeee754<T>
{
    /// <summary>How often the input is improved.</summary>
    public int Iterations => iterations;

    /// <summary>W.</summary>
    public Channel<T> Channel { get; } = new(kind switch
    {
        ChannelKind.BinarySymmetric => [[T.One - error, error], [error, T.One - error]],
        ChannelKind.BinaryErasure => [[T.One - error, error, T.Zero], [T.Zero, error, T.One - error]],
        ChannelKind.Z => [[T.One, T.Zero], [error, T.One - error]],
        _ => [.. Enumerable.Range(0, symbols).Select(x => Enumerable.Range(0, symbols).Select(y => x == y ? T.One : T.Zero).ToArray())],
    });

    /// <summary>C.</summary>
    public T Capacity => kind switch
    {
        ChannelKind.BinarySymmetric => Two - Noise,
        ChannelKind.BinaryErasure => (T.One - error) * Two,
        ChannelKind.Z => T.LogP1((T.One - error) * Power(error)),
        _ => T.Log(T.CreateChecked(symbols)),
    };

    /// <summary>The input that attains C: 1 ÷ (1 − e)(1 + e^(H(e, 1 − e) ÷ (1 − e))) of ones for the Z channel, even use for the others.</summary>
    public T[] Best
    {
        get
        {
            T ones = T.One / ((T.One - error) * (T.One + T.Exp(Noise / (T.One - error))));
            return kind == ChannelKind.Z ? [T.One - ones, ones] : Channel.Uniform();
        }
    }

    /// <summary>The input to start from.</summary>
    public T[] Start
    {
        get
        {
            if (symbols == 2 || kind != ChannelKind.Noiseless)
            {
                return [start, T.One - start];
            }
            T sum = start + T.CreateChecked(symbols - 1);
            return [.. Enumerable.Range(0, symbols).Select(x => (x == 0 ? start : T.One) / sum)];
        }
    }

    /// <summary>The input after the iterations.</summary>
    public T[] Reached => Channel.Improved(Start, iterations);

    private T Noise => Entropy.Of<T>([error, T.One - error]);

    private static T Two => T.Log(T.One + T.One);

    // e^(e ÷ (1 − e)) with 0⁰ = 1.
    private static T Power(T error) => error > T.Zero ? T.Exp(error / (T.One - error) * T.Log(error)) : T.One;
}

using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The attributes of Attention.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed record AttentionOptions<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>Heads of Q, where it has three dimensions.</summary>
    public long QueryHeads { get; init; }

    /// <summary>Heads of K and V, where they have three dimensions.</summary>
    public long KeyHeads { get; init; }

    /// <summary>The factor of the scores; 0: 1/√d.</summary>
    public T Scale { get; init; } = T.Zero;

    /// <summary>Whether a query sees no later key.</summary>
    public bool Causal { get; init; }

    /// <summary>c in c·tanh(score/c); 0 for none.</summary>
    public T Softcap { get; init; } = T.Zero;

    /// <summary>What qk_matmul_output holds: 0 scaled scores, 1 after softcap, 2 after the mask, 3 probabilities.</summary>
    public long OutputMode { get; init; }

    /// <summary>How many keys before its own place a query sees; −1 all.</summary>
    public long LeftWindow { get; init; } = -1;

    /// <summary>How many keys after its own place a query sees; −1 all.</summary>
    public long RightWindow { get; init; } = -1;

    /// <summary>Whether a mask shorter than the keys hides the rest; if not, it must be as long, or 1.</summary>
    public bool ShortMaskHides { get; init; } = true;
}

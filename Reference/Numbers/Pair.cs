namespace Verification.Reference.Numbers;

/// <summary>A double and one more word: what every augmented number carries.</summary>
/// <param name="Value">The value, as double arithmetic computes it.</param>
/// <param name="Extra">What the rule makes of it: a radius, a tangent, a place on a tape, a low part.</param>
public readonly record struct Pair(double Value, double Extra);

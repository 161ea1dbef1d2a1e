namespace Verification.Reference.Numbers;

/// <summary>What a number on a <see cref="TapeOver{T}"/> stands for.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Index">The step that made it; 0 if it depends on no variable.</param>
internal readonly record struct Operand<T>(T Value, int Index);

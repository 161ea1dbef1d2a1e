namespace Verification.Reference.Operators;

/// <summary>A component of a JPEG 2000 image.</summary>
/// <param name="Bits">Bits of a sample.</param>
/// <param name="Signed">Whether samples lie around zero.</param>
/// <param name="Dx">Points of the reference grid from column to column.</param>
/// <param name="Dy">Points from row to row.</param>
internal sealed record GridComponent(int Bits, bool Signed, int Dx, int Dy);

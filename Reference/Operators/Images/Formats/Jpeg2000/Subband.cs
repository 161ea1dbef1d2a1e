namespace Verification.Reference.Operators;

/// <summary>A sub-band of a tile's component.</summary>
/// <param name="Orientation">0 low both ways, 1 high along rows, 2 high along columns, 3 high both ways.</param>
/// <param name="X0">First column, on the sub-band's own grid.</param>
/// <param name="Y0">First row.</param>
/// <param name="X1">Column after the last.</param>
/// <param name="Y1">Row after the last.</param>
/// <param name="Left">Column of the plane at which the sub-band begins.</param>
/// <param name="Top">Row of the plane at which it begins.</param>
/// <param name="Planes">Bit planes of its coefficients.</param>
/// <param name="Step">The step of quantization, where the transform is irreversible.</param>
internal sealed record Subband(int Orientation, int X0, int Y0, int X1, int Y1, int Left, int Top, int Planes, float Step);

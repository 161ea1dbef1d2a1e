namespace Verification.Reference.Operators;

/// <summary>An inverse wavelet transform of one line.</summary>
internal interface IWavelet<T>
{
    /// <summary>Turns coefficients, low and high in turn, into samples.</summary>
    /// <param name="line">Low coefficients at even places of the grid, high ones at odd places.</param>
    /// <param name="odd">1 where the line begins at an odd place.</param>
    static abstract void Invert(Span<T> line, int odd);
}

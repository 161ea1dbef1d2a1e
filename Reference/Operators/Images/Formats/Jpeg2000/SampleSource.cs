namespace Verification.Reference.Operators;

/// <summary>A channel of the image: a component's samples, or what a palette's column has for them.</summary>
/// <param name="Plane">The component.</param>
/// <param name="Bits">Bits of the channel.</param>
/// <param name="Palette">The palette's column, or nothing.</param>
internal sealed record SampleSource(SamplePlane Plane, int Bits, int[]? Palette)
{
    /// <summary>The sample at a point of the reference grid, in 8 bits, to which more are rounded or cut off.</summary>
    public byte At(int x, int y, bool rounded)
    {
        int column = Math.Clamp(x / Plane.Sampling.Dx - Plane.X0, 0, Plane.Width - 1), row = Math.Clamp(y / Plane.Sampling.Dy - Plane.Y0, 0, Plane.Height - 1);
        int value = Plane.Samples[row * Plane.Width + column];
        if (Palette is not null)
        {
            value = Palette[Math.Min(value, Palette.Length - 1)];
        }
        return (byte)(Bits <= 8 ? value << 8 - Bits : Math.Min(255, value + (rounded ? 1 << Bits - 9 : 0) >> Bits - 8));
    }
}

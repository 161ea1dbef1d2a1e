namespace Verification.Reference.Operators;

/// <summary>Puts a component's sub-bands together, resolution after resolution, rows before columns.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annex F.3.</remarks>
internal static class Synthesis
{
    public static void Invert<T, TWavelet>(T[] plane, TileComponent component)
        where T : struct
        where TWavelet : IWavelet<T>
    {
        T[] line = new T[Math.Max(component.Width, component.Height)];
        for (int r = 1; r <= component.Coding.Levels; r++)
        {
            (int x0, int y0, int x1, int y1) = component.Resolution(r);
            for (int y = 0; y < y1 - y0; y++)
            {
                Line<T, TWavelet>(plane, y * component.Width, 1, line.AsSpan(0, x1 - x0), x0 & 1);
            }
            for (int x = 0; x < x1 - x0; x++)
            {
                Line<T, TWavelet>(plane, x, component.Width, line.AsSpan(0, y1 - y0), y0 & 1);
            }
        }
    }

    private static void Line<T, TWavelet>(T[] plane, int start, int step, Span<T> line, int odd)
        where T : struct
        where TWavelet : IWavelet<T>
    {
        if (line.IsEmpty)
        {
            return;
        }
        int at = start;
        for (int i = odd; i < line.Length; i += 2, at += step)
        {
            line[i] = plane[at];
        }
        for (int i = 1 - odd; i < line.Length; i += 2, at += step)
        {
            line[i] = plane[at];
        }
        TWavelet.Invert(line, odd);
        at = start;
        foreach (T value in line)
        {
            plane[at] = value;
            at += step;
        }
    }
}

using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>One axis of an image that is sampled at coordinates in [−1, 1].</summary>
/// <param name="length">The axis' length.</param>
/// <param name="padding">zeros, border or reflection.</param>
/// <param name="alignCorners">Whether −1 and 1 are centres of pixels instead of edges.</param>
public readonly struct GridAxis(int length, string padding, bool alignCorners)
{
    /// <summary>The axis' length.</summary>
    public int Length { get; } = length;

    private double Low => alignCorners ? 0 : -0.5;

    private double High => alignCorners ? Length - 1 : Length - 0.5;

    /// <summary>The samples around a coordinate and their weights: one (reach 0), two (1) or four (2).</summary>
    /// <param name="coordinate">A coordinate in [−1, 1], or outside.</param>
    /// <param name="reach">Samples on each side; 0 for the nearest alone.</param>
    /// <param name="index">The samples' indices; −1 for one that counts as zero.</param>
    /// <param name="weight">Their weights.</param>
    public void Locate<T>(T coordinate, int reach, Span<int> index, Span<T> weight) where T : IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(coordinate))
        {
            index.Clear();
            weight.Fill(T.NaN);
            return;
        }
        T half = T.CreateChecked(0.5);
        T x = alignCorners ? (coordinate + T.One) * half * T.CreateChecked(Length - 1)
            : ((coordinate + T.One) * T.CreateChecked(Length) - T.One) * half;
        if (reach == 0)
        {
            x = T.Round(x, MidpointRounding.ToEven);
        }
        x = Moved(x);
        double left = reach == 0 ? double.CreateTruncating(x) : Math.Floor(double.CreateTruncating(x));
        if (reach == 0)
        {
            index[0] = Padded(left);
            weight[0] = T.One;
            return;
        }
        T t = x - T.CreateChecked(left);
        if (reach == 1)
        {
            Interpolation.Linear(t, weight);
        }
        else
        {
            Interpolation.Cubic(t, T.CreateChecked(-0.75), weight);
        }
        for (int i = 0; i < index.Length; i++)
        {
            index[i] = Padded(left + i + 1 - reach);
        }
    }

    // A coordinate beyond the border is moved inside before its neighbours are sought.
    private T Moved<T>(T x) where T : IFloatingPointIeee754<T>
    {
        double value = double.CreateTruncating(x);
        if (value >= Low && value <= High || padding == "zeros")
        {
            return x;
        }
        return padding == "border" ? T.Clamp(x, T.Zero, T.CreateChecked(Length - 1)) : Reflected(x, value);
    }

    private T Reflected<T>(T x, double value) where T : IFloatingPointIeee754<T>
    {
        double range = High - Low;
        if (range <= 0)
        {
            return T.CreateChecked(Low);
        }
        bool below = value < Low;
        double times = Math.Floor((below ? Low - value : value - High) / range);
        T low = T.CreateChecked(Low), high = T.CreateChecked(High);
        T rest = (below ? low - x : x - high) - T.CreateChecked(times) * T.CreateChecked(range);
        return below == (times % 2 == 0) ? low + rest : high - rest;
    }

    private int Padded(double index)
    {
        if (index >= 0 && index < Length)
        {
            return (int)index;
        }
        return padding switch
        {
            "zeros" => -1,
            "border" => (int)Math.Clamp(index, 0, Length - 1),
            _ => index < Low || index > High ? (int)Math.Clamp(Reflected(index, index), 0, Length - 1) : (int)Math.Clamp(index, 0, Length - 1),
        };
    }
}

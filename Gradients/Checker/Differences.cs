using System.Numerics;

namespace Verification.Gradients;

/// <summary>Directional derivatives of every output of a black box by differences that estimate their own error.</summary>
/// <remarks>
/// Method: symmetric differences D(h), D(h/2) and, where those two differ, D(h/4), extrapolated to h → 0 (orders 2, 4, 6); where the error is not yet that
/// of rounding, once more with a sixteenth of the step, and where it is and still too large, with eight times the step. An output that is no number on one side takes the other side alone.<br/>
/// Error, per output: T + R, where
/// T, truncation, is the difference of the last two orders, which is the error of the one but last; and where those two happen to meet, no less than
/// (4h)⁴ of the difference of the last two slopes, what a function that varies over a quarter of the coordinates' scales would leave;
/// R, rounding, is Σ|weights| times the greater of the measured noise and two roundings of the largest value, and the rounding of the steps.<br/>
/// Nothing is known (+∞) where D(h), D(h/2), D(h/4) do not fall into line as those of a smooth function do, and where |f(x+h) − 2f(x) + f(x−h)| ÷ h does
/// not go down with h: at a kink it stays at the jump of the slope, and a central difference can be any mean of the two slopes.<br/>
/// Source: L. Richardson and J. Gaunt, The deferred approach to the limit, 1927; C. Ridders, Accurate computation of F′(x) and F′(x)F″(x), 1982.
/// </remarks>
internal sealed class Differences
{
    private const int Smaller = 9, Larger = 2;
    private readonly BlackBox box;
    private readonly int outputs;
    private readonly double[] x, moved;

    // One number per output, and zeros up to whole registers: an output that is 0 and stays so.
    private readonly double[] f0, noise, plus, minus, largest, stepError, bestStep;
    private readonly double[][] slopes, bends;

    // −1 for yes.
    private readonly long[] changed, frozen;
    private readonly double absorbable;

    public Differences(BlackBox box, double[] x, double[] f0, double[] noise)
    {
        (this.box, this.x, outputs, moved) = (box, x, f0.Length, [.. x]);
        int room = (f0.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        (this.f0, this.noise) = (new double[room], new double[room]);
        f0.CopyTo(this.f0, 0);
        noise.CopyTo(this.noise, 0);
        (plus, minus, largest, stepError, bestStep) = (new double[room], new double[room], new double[room], new double[room], new double[room]);
        (slopes, bends) = ([new double[room], new double[room], new double[room]], [new double[room], new double[room], new double[room]]);
        (changed, frozen) = (new long[room], new long[room]);
        (Value, Bound) = (new double[room], new double[room]);
        double scale = x.Concat(f0).Where(double.IsFinite).Aggregate(1.0, (greatest, v) => Math.Max(greatest, Math.Abs(v)));
        absorbable = 16 * box.Roundoff * scale;
    }

    /// <summary>The scale of each coordinate: the power of two from its magnitude on, at least 1.</summary>
    public static double[] Scales(double[] x) => Array.ConvertAll(x, v => Math.ScaleB(1, (int)Math.Ceiling(Math.Log2(Math.Max(1, Math.Abs(v))))));

    /// <summary>The first step, in units of each coordinate's scale: 2⁻⁷ in double, 2⁻³ in float: near the fifth root of 10⁵ u, where the estimate of T, of order h⁴, meets R.</summary>
    public double FirstStep => Math.ScaleB(1, Math.Min(-1, (int)Math.Round(Math.Log2(box.Roundoff) / 7.5)));

    /// <summary>The derivative of each output along the last direction, NaN where there is none; with zeros up to whole registers.</summary>
    public double[] Value { get; }

    /// <summary>The error of each; +∞ where nothing is known.</summary>
    public double[] Bound { get; }

    /// <summary>Whether an output changed, in any bit, along the last direction.</summary>
    public bool Changed(int output) => changed[output] != 0;

    /// <summary>How large a slope may be and leave an output as it is over the steps that were taken for it: what is added to the largest numbers about disappears in their rounding.</summary>
    /// <remarks>ln(1 + x²) is 0, bit for bit, for every x below 10⁻⁸; its derivative is not.</remarks>
    public double Absorbed(int output) => absorbable / (bestStep[output] > 0 ? bestStep[output] : FirstStep);

    /// <summary>Whether an output was the same, to the last bit, over those steps.</summary>
    public bool IsFrozen(int output) => changed[output] == 0 || frozen[output] != 0;

    /// <summary>Differentiates along Σ steps[i]·e[coordinates[i]].</summary>
    /// <param name="coordinates">The coordinates that move.</param>
    /// <param name="steps">How far each moves for one unit.</param>
    /// <param name="resolution">The relative error that is good enough.</param>
    /// <param name="start">The first step; null for <see cref="FirstStep"/>.</param>
    public void Along(ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps, double resolution, double? start = null)
    {
        Array.Fill(Value, double.NaN);
        Array.Fill(Bound, double.PositiveInfinity);
        Array.Clear(changed);
        Array.Clear(frozen);
        Array.Clear(bestStep);
        double first = start ?? FirstStep, h = first;
        bool moves = Attempt(h, coordinates, steps);
        for (int attempt = 0; attempt < Smaller && moves && Gains(resolution, byRounding: false); attempt++)
        {
            h /= 16;
            moves = Attempt(h, coordinates, steps);
        }
        h = first;
        for (int attempt = 0; attempt < Larger && Gains(resolution, byRounding: true); attempt++)
        {
            h *= 8;
            Attempt(h, coordinates, steps);
        }
        if (Bound.AsSpan(0, outputs).Contains(double.PositiveInfinity))
        {
            OneSided(coordinates, steps, resolution);
        }
        foreach (int i in coordinates)
        {
            moved[i] = x[i];
        }
    }

    // Whether some output would gain by larger steps (its error is that of rounding), or by smaller ones.
    private bool Gains(double resolution, bool byRounding)
    {
        Vector<double> sizes = Vector<double>.Zero, infinity = new(double.PositiveInfinity);
        for (int j = 0; j < Bound.Length; j += Vector<double>.Count)
        {
            Vector<double> size = Vector.Abs(new Vector<double>(Value, j));
            sizes = Vector.ConditionalSelect(Vector.GreaterThan(size, sizes) & Vector.LessThan(new Vector<double>(Bound, j), infinity), size, sizes);
        }
        double greatest = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            greatest = Math.Max(greatest, sizes[lane]);
        }
        Vector<double> enough = new(resolution / 8 * greatest);
        for (int j = 0; j < Bound.Length; j += Vector<double>.Count)
        {
            Vector<double> bound = new(Bound, j);
            Vector<long> unknown = Vector.Equals(bound, infinity);
            Vector<long> tooWide = ~(Vector.LessThanOrEqual(bound, enough) & Vector.LessThanOrEqual(16 * bound, Vector.Abs(new Vector<double>(Value, j))));
            Vector<long> open = Vector.ConditionalSelect(new Vector<long>(changed, j), tooWide, unknown);
            Vector<long> ofRounding = Vector.LessThanOrEqual(bound, 2 * new Vector<double>(stepError, j)) & ~unknown;
            if (j + Vector<double>.Count > outputs)
            {
                // Beyond the last output nothing is open.
                open &= Vector.LessThan(Vector.CreateSequence<long>(j, 1), new Vector<long>(outputs));
            }
            if (Vector.LessThanAny(open & (byRounding ? ofRounding : ~ofRounding), Vector<long>.Zero))
            {
                return true;
            }
        }
        return false;
    }

    private bool Attempt(double h, ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps)
    {
        Array.Copy(noise, largest, noise.Length);
        if (!Slope(0, h, coordinates, steps) || !Slope(1, h / 2, coordinates, steps))
        {
            return false;
        }
        bool third = !Agree(h);
        if (third)
        {
            Slope(2, h / 4, coordinates, steps);
        }
        Extrapolate(h, third, Displacement(coordinates, steps, h));
        return true;
    }

    private bool Slope(int level, double h, ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps)
    {
        bool moves = false;
        Move(coordinates, steps, h, ref moves);
        Evaluate(plus);
        Move(coordinates, steps, -h, ref moves);
        Evaluate(minus);
        double[] slope = slopes[level], bend = bends[level];
        Vector<double> perSlope = new(1 / (2 * h)), perBend = new(1 / h), roundings = new(2 * box.Roundoff), smallest = new(4 * box.Smallest);
        for (int j = 0; j < slope.Length; j += Vector<double>.Count)
        {
            Vector<double> up = new(plus, j), down = new(minus, j), at = new(f0, j), before = new(largest, j);
            Vector<long> same = Vector.Equals(up, at) & Vector.Equals(down, at);
            (~same | new Vector<long>(changed, j)).CopyTo(changed, j);
            Vector.ConditionalSelect(same, Vector<double>.Zero, (up - down) * perSlope).CopyTo(slope, j);
            Vector.ConditionalSelect(same, Vector<double>.Zero, (up - 2 * at + down) * perBend).CopyTo(bend, j);
            (up, down) = (Vector.Abs(up), Vector.Abs(down));
            Vector<double> rounding = roundings * Vector.ConditionalSelect(Vector.GreaterThan(up, down), up, down) + smallest;
            Vector.ConditionalSelect(Vector.GreaterThan(rounding, before) & ~same, rounding, before).CopyTo(largest, j);
        }
        return moves;
    }

    private void Evaluate(double[] y)
    {
        box.Forward(moved, y);
        Array.Clear(y, outputs, y.Length - outputs);
    }

    private void Move(ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps, double h, ref bool moves)
    {
        for (int k = 0; k < coordinates.Length; k++)
        {
            int i = coordinates[k];
            moved[i] = box.Round(x[i] + h * steps[k]);
            moves |= moved[i] != x[i];
        }
    }

    // Whether the first two differences are the same up to rounding, and the bends go with h: the function is then of degree 2 along the direction.
    private bool Agree(double h)
    {
        Vector<double> step = new(h);
        for (int j = 0; j < f0.Length; j += Vector<double>.Count)
        {
            Vector<double> rounding = new(largest, j), slope = new Vector<double>(slopes[1], j) - new Vector<double>(slopes[0], j);
            Vector<double> bend = 2 * new Vector<double>(bends[1], j) - new Vector<double>(bends[0], j);
            if (!Vector.LessThanOrEqualAll(Vector.Abs(slope), 2 * rounding / step) || !Vector.LessThanOrEqualAll(Vector.Abs(bend), 24 * rounding / step))
            {
                return false;
            }
        }
        return true;
    }

    // How far a step may be from the one that was asked for, relative to it: x + h is rounded.
    private double Displacement(ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps, double h)
    {
        double greatest = 0;
        for (int k = 0; k < coordinates.Length; k++)
        {
            double step = h / 4 * Math.Abs(steps[k]);
            greatest = Math.Max(greatest, box.Roundoff * (Math.Abs(x[coordinates[k]]) + step) / step);
        }
        return 2 * greatest;
    }

    private void Extrapolate(double h, bool third, double displacement)
    {
        double fourthPower = Math.Min(1, Math.Pow(4 * h, 4));
        Vector<double> perStep = new(1 / h), weights = new(third ? 6.7 : 3.2), zero = Vector<double>.Zero, infinity = new(double.PositiveInfinity), part = new(0.35), power = new(fourthPower);
        for (int j = 0; j < f0.Length; j += Vector<double>.Count)
        {
            Vector<double> noisy = new(largest, j), rounding = weights * noisy * perStep, first = new(slopes[0], j), second = new(slopes[1], j);
            Vector<double> best = second + (second - first) / new Vector<double>(3), truncation = Vector.Abs(second - first);
            Vector<double> firstBend = new(bends[0], j), secondBend = new(bends[1], j), lastSlope = zero, lastBend = secondBend;
            if (third)
            {
                (lastSlope, lastBend) = (new(slopes[2], j), new(bends[2], j));
                Vector<double> fourth = best, after = lastSlope + (lastSlope - second) / new Vector<double>(3), step = Vector.Abs(lastSlope - second), expected = part * truncation;
                best = after + (after - fourth) / new Vector<double>(15);
                truncation = Vector.Abs(best - after);
                truncation = Vector.ConditionalSelect(Vector.GreaterThan(power * step, truncation), power * step, truncation);

                // Where the slope goes with h, not h² (a jump of the second derivative), there is as far to go again; or it is rounding, as far as that goes.
                Vector<double> more = Vector.ConditionalSelect(Vector.LessThanOrEqual(step, expected + rounding), 2 * step, infinity);
                truncation += Vector.ConditionalSelect(Vector.LessThanOrEqual(step, expected), zero, more);
            }
            truncation += PowerSeries.Kink(firstBend, secondBend, lastBend, noisy * perStep, power, third);
            Vector<long> moved = new(changed, j);
            best = Vector.ConditionalSelect(moved, best, zero);
            rounding += new Vector<double>(displacement) * Vector.Abs(best);
            Vector<double> bound = Vector.ConditionalSelect(moved, truncation, zero) + rounding, boundBefore = new(Bound, j);
            Vector<long> better = Vector.LessThan(bound, boundBefore);
            Vector<long> still = Vector.Equals(first, zero) & Vector.Equals(second, zero) & Vector.Equals(lastSlope, zero)
                & Vector.Equals(firstBend, zero) & Vector.Equals(secondBend, zero) & Vector.Equals(lastBend, zero);
            Vector.ConditionalSelect(better, best, new Vector<double>(Value, j)).CopyTo(Value, j);
            Vector.ConditionalSelect(better, bound, boundBefore).CopyTo(Bound, j);
            Vector.ConditionalSelect(better, rounding, new Vector<double>(stepError, j)).CopyTo(stepError, j);
            Vector.ConditionalSelect(better, new Vector<double>(h), new Vector<double>(bestStep, j)).CopyTo(bestStep, j);
            Vector.ConditionalSelect(better, still, new Vector<long>(frozen, j)).CopyTo(frozen, j);
        }
    }

    // f(x + h) = f(x) + f′h + …: with x at the end of the domain, differences of the side that has values, extrapolated through orders 1 to 4.
    private void OneSided(ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps, double resolution)
    {
        const int Levels = 4;
        bool[] missing = Array.ConvertAll(Bound[..outputs], double.IsPositiveInfinity);
        foreach (double side in (ReadOnlySpan<double>)[1, -1])
        {
            double h = FirstStep;
            for (int attempt = 0; attempt <= Smaller; attempt++, h /= 16)
            {
                double[][] tableau = new double[Levels][];
                bool moves = false;
                for (int level = 0; level < Levels; level++)
                {
                    double step = side * Math.ScaleB(h, -level);
                    Move(coordinates, steps, step, ref moves);
                    Evaluate(plus);
                    tableau[level] = [.. plus.Select((value, j) => (value - f0[j]) / step)];
                }
                for (int j = 0; j < outputs; j++)
                {
                    double rounding = 60 * (noise[j] + 2 * box.Roundoff * Math.Abs(f0[j])) / h;
                    (double value, double error) = PowerSeries.Limit([tableau[0][j], tableau[1][j], tableau[2][j], tableau[3][j]], rounding);
                    double bound = error + rounding + 8 * box.Roundoff / h * Math.Abs(value);
                    if (missing[j] && bound < Bound[j])
                    {
                        (Value[j], Bound[j]) = (value, bound);
                    }
                }
                if (!moves || Enumerable.Range(0, outputs).All(j => !missing[j] || Bound[j] <= resolution / 8 * Math.Abs(Value[j])))
                {
                    break;
                }
            }
        }
    }
}

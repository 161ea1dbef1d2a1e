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
    private readonly double[] x, f0, noise, moved, plus, minus;
    private readonly double[][] slopes = new double[3][], bends = new double[3][];
    private readonly double[] largest, stepError;
    private readonly bool[] changed, frozen;
    private readonly double[] bestStep;
    private readonly double absorbable;

    public Differences(BlackBox box, double[] x, double[] f0, double[] noise)
    {
        (this.box, this.x, this.f0, this.noise) = (box, x, f0, noise);
        moved = [.. x];
        (plus, minus) = (new double[f0.Length], new double[f0.Length]);
        (largest, stepError) = (new double[f0.Length], new double[f0.Length]);
        changed = new bool[f0.Length];
        for (int level = 0; level < slopes.Length; level++)
        {
            (slopes[level], bends[level]) = (new double[f0.Length], new double[f0.Length]);
        }
        (Value, Bound) = (new double[f0.Length], new double[f0.Length]);
        double scale = x.Concat(f0).Where(double.IsFinite).Aggregate(1.0, (greatest, v) => Math.Max(greatest, Math.Abs(v)));
        absorbable = 16 * box.Roundoff * scale;
        (bestStep, frozen) = (new double[f0.Length], new bool[f0.Length]);
    }

    /// <summary>The first step, in units of each coordinate's scale: 2⁻⁷ in double, 2⁻³ in float: near the fifth root of 10⁵ u, where the estimate of T, of order h⁴, meets R.</summary>
    public double FirstStep => Math.ScaleB(1, Math.Min(-1, (int)Math.Round(Math.Log2(box.Roundoff) / 7.5)));

    /// <summary>The derivative of each output along the last direction; NaN where there is none.</summary>
    public double[] Value { get; }

    /// <summary>The error of each; +∞ where nothing is known.</summary>
    public double[] Bound { get; }

    /// <summary>Whether an output changed, in any bit, along the last direction.</summary>
    public bool Changed(int output) => changed[output];

    /// <summary>How large a slope may be and leave an output as it is over the steps that were taken for it: what is added to the largest numbers about disappears in their rounding.</summary>
    /// <remarks>ln(1 + x²) is 0, bit for bit, for every x below 10⁻⁸; its derivative is not.</remarks>
    public double Absorbed(int output) => absorbable / (bestStep[output] > 0 ? bestStep[output] : FirstStep);

    /// <summary>Whether an output was the same, to the last bit, over those steps.</summary>
    public bool IsFrozen(int output) => !changed[output] || frozen[output];

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
        for (int j = 0; j < Value.Length; j++)
        {
            if (double.IsPositiveInfinity(Bound[j]))
            {
                OneSided(coordinates, steps, resolution);
                break;
            }
        }
        foreach (int i in coordinates)
        {
            moved[i] = x[i];
        }
    }

    // Whether some output would gain by larger steps (its error is that of rounding), or by smaller ones.
    private bool Gains(double resolution, bool byRounding)
    {
        double greatest = 0;
        for (int j = 0; j < Bound.Length; j++)
        {
            double size = Math.Abs(Value[j]);
            greatest = size > greatest && Bound[j] < double.PositiveInfinity ? size : greatest;
        }
        double enough = resolution / 8 * greatest;
        for (int j = 0; j < Bound.Length; j++)
        {
            double bound = Bound[j];
            if (!changed[j] ? double.IsPositiveInfinity(bound) : !(bound <= enough && 16 * bound <= Math.Abs(Value[j])))
            {
                if ((bound <= 2 * stepError[j] && !double.IsPositiveInfinity(bound)) == byRounding)
                {
                    return true;
                }
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
        box.Forward(moved, plus);
        Move(coordinates, steps, -h, ref moves);
        box.Forward(moved, minus);
        double[] slope = slopes[level], bend = bends[level];
        double perSlope = 1 / (2 * h), perBend = 1 / h, roundings = 2 * box.Roundoff, smallest = 4 * box.Smallest;
        for (int j = 0; j < slope.Length; j++)
        {
            (double up, double down, double at) = (plus[j], minus[j], f0[j]);
            if (up == at && down == at)
            {
                (slope[j], bend[j]) = (0, 0);
                continue;
            }
            changed[j] = true;
            slope[j] = (up - down) * perSlope;
            bend[j] = (up - 2 * at + down) * perBend;
            double size = Math.Abs(up) > Math.Abs(down) ? Math.Abs(up) : Math.Abs(down), rounding = roundings * size + smallest;
            largest[j] = rounding > largest[j] ? rounding : largest[j];
        }
        return moves;
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
        for (int j = 0; j < f0.Length; j++)
        {
            if (!(Math.Abs(slopes[1][j] - slopes[0][j]) <= 2 * largest[j] / h && Math.Abs(2 * bends[1][j] - bends[0][j]) <= 24 * largest[j] / h))
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
        double perStep = 1 / h, fourthPower = Math.Min(1, Math.Pow(4 * h, 4)), weights = third ? 6.7 : 3.2;
        for (int j = 0; j < f0.Length; j++)
        {
            double rounding = weights * largest[j] * perStep, best = 0, truncation = 0;
            if (changed[j])
            {
                (double first, double second) = (slopes[0][j], slopes[1][j]);
                best = second + (second - first) / 3;
                truncation = Math.Abs(second - first);
                if (third)
                {
                    double last = slopes[2][j], fourth = best, after = last + (last - second) / 3, step = Math.Abs(last - second);
                    best = after + (after - fourth) / 15;
                    truncation = Math.Abs(best - after);
                    truncation = fourthPower * step > truncation ? fourthPower * step : truncation;
                    if (!(step <= 0.35 * Math.Abs(second - first)))
                    {
                        // Where the slope goes with h, not h² (a jump of the second derivative), there is as far to go again; or it is rounding, as far as that goes.
                        truncation += step <= 0.35 * Math.Abs(second - first) + rounding ? 2 * step : double.PositiveInfinity;
                    }
                }
                truncation += Kink(j, largest[j] * perStep, fourthPower, third);
            }
            rounding += displacement * Math.Abs(best);
            double bound = truncation + rounding;
            if (bound < Bound[j])
            {
                (Value[j], Bound[j], stepError[j], bestStep[j]) = (best, bound, rounding, h);
                frozen[j] = slopes[0][j] == 0 && slopes[1][j] == 0 && bends[0][j] == 0 && bends[1][j] == 0 && (!third || (slopes[2][j] == 0 && bends[2][j] == 0));
            }
        }
    }

    // The jump that the slope may have at x: 0 where the bends are those of a smooth function, f″h + f⁗h³/12 + …, +∞ where they are not.
    private double Kink(int j, double rounding, double fourthPower, bool third)
    {
        double first = bends[0][j], second = bends[1][j], last = third ? bends[2][j] : second;
        if (third && !(Math.Abs(8 * (2 * last - second) - (2 * second - first)) <= 7 * (50 * rounding + fourthPower * Math.Abs(first))))
        {
            return double.PositiveInfinity;
        }

        // A bend that does not go down may be rounding, as far as that goes, or a kink of that size.
        double size = Math.Abs(last);
        return size <= (third ? 0.5 : 0.75) * Math.Abs(first) ? 0 : size <= 16 * rounding ? size : double.PositiveInfinity;
    }

    // f(x + h) = f(x) + f′h + …: with x at the end of the domain, differences of the side that has values, extrapolated through orders 1 to 4.
    private void OneSided(ReadOnlySpan<int> coordinates, ReadOnlySpan<double> steps, double resolution)
    {
        const int Levels = 4;
        bool[] missing = Array.ConvertAll(Bound, double.IsPositiveInfinity);
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
                    box.Forward(moved, plus);
                    tableau[level] = [.. plus.Select((value, j) => (value - f0[j]) / step)];
                }
                for (int j = 0; j < f0.Length; j++)
                {
                    double error = double.PositiveInfinity, value = double.NaN;
                    (double wide, double narrow) = (tableau[1][j] - tableau[2][j], tableau[2][j] - tableau[3][j]);
                    double rounding = 60 * (noise[j] + 2 * box.Roundoff * Math.Abs(f0[j])) / h;
                    if (!(Math.Abs(narrow) <= 0.6 * Math.Abs(wide) + rounding))
                    {
                        // No power series: √x at 0, say.
                        continue;
                    }
                    for (int order = 1; order < Levels; order++)
                    {
                        double before = tableau[Levels - 1][j];
                        for (int level = Levels - 1; level >= order; level--)
                        {
                            tableau[level][j] += (tableau[level][j] - tableau[level - 1][j]) / (Math.ScaleB(1, order) - 1);
                        }
                        value = tableau[Levels - 1][j];
                        error = Math.Abs(value - before);
                    }
                    double bound = error + rounding + 8 * box.Roundoff / h * Math.Abs(value);
                    if (missing[j] && bound < Bound[j])
                    {
                        (Value[j], Bound[j]) = (value, bound);
                    }
                }
                if (!moves || Enumerable.Range(0, f0.Length).All(j => !missing[j] || Bound[j] <= resolution / 8 * Math.Abs(Value[j])))
                {
                    break;
                }
            }
        }
    }
}

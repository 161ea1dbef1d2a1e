using Verification.Properties.Cases;

namespace Verification.Gradients;

/// <summary>What every pullback must do, whatever its function is: be a function of its arguments, linear in the cotangent, and leave both alone.</summary>
internal sealed class PullbackContract(BlackBox box, double[] x, double[] f0, Xoshiro random)
{
    // Of numbers so small, factors inside may have been subnormal.
    private static readonly double Underflow = Math.ScaleB(1, -200);

    /// <summary>Whether looking at entries makes sense; what is wrong otherwise is added to the list.</summary>
    public bool Holds(List<string> misdeeds)
    {
        double[] y = new double[box.Outputs], cotangent = Cotangent(), first = new double[box.Inputs], second = new double[box.Inputs];
        box.Forward(x, y);
        if (!Same(y, f0))
        {
            misdeeds.Add("the function gives different results at the same point: no difference of its values means anything");
            return false;
        }
        if (!box.Pullback(x, cotangent, first))
        {
            misdeeds.Add(box.Misdeed);
            return false;
        }

        // Once more, right after the function was somewhere else.
        box.Forward([.. x.Select(v => box.Round(v + random.Uniform(-1, 1)))], y);
        if (!box.Pullback(x, cotangent, second))
        {
            misdeeds.Add(box.Misdeed);
            return false;
        }
        if (!Same(first, second))
        {
            bool doubles = first.Zip(second).All(pair => Math.Abs(pair.Second - 2 * pair.First) <= 1e-3 * Math.Abs(pair.First));
            misdeeds.Add(doubles ? "the second call of the pullback gives twice the first: it accumulates into what it returned before"
                : "the pullback gives another result after the function was evaluated elsewhere: it uses a value that the function left behind (a stale forward value)");
            return false;
        }
        box.Pullback(x, new double[box.Outputs], second);
        if (Array.FindIndex(second, g => g != 0) is >= 0 and int at)
        {
            misdeeds.Add(FormattableString.Invariant($"of the zero cotangent the pullback makes {second[at]:R} at place {at}: need 0 (something left over from a call before, or a term without cotangent)"));
            return false;
        }
        return true;
    }

    /// <summary>Whether the pullback of a random cotangent is the sum that its Jacobian gives, to within the resolution of each sum.</summary>
    /// <param name="pattern">The Jacobian's entries.</param>
    /// <param name="jacobian">Their values.</param>
    /// <param name="resolution">The relative error that is not looked at.</param>
    /// <param name="confirmation">What measures the pullback's rounding, which may be more than that.</param>
    /// <param name="misdeeds">Where a nonlinear one is added.</param>
    public void IsLinear(Sparsity pattern, double[] jacobian, double resolution, Confirmation confirmation, List<string> misdeeds)
    {
        double[] cotangent = Cotangent(), gradient = new double[box.Inputs];
        if (!box.Pullback(x, cotangent, gradient))
        {
            misdeeds.Add(box.Misdeed);
            return;
        }

        // What cancels on its way takes what is far smaller with it.
        double absorbed = Math.Max(Underflow, 64 * box.Roundoff * gradient.Aggregate(0.0, (most, g) => Math.Max(most, Math.Abs(g))));
        for (int i = 0; i < gradient.Length; i++)
        {
            (double sum, double magnitude) = (0, 0);
            ReadOnlySpan<int> reached = pattern.Of(i);
            for (int k = 0; k < reached.Length; k++)
            {
                double term = jacobian[pattern.Starts[i] + k] * cotangent[reached[k]];
                (sum, magnitude) = (sum + term, magnitude + Math.Abs(term));
            }
            if (!(Math.Abs(gradient[i] - sum) <= resolution * magnitude + absorbed) && double.IsFinite(sum)
                && !(Math.Abs(gradient[i] - sum) <= 8 * Spread(i, cotangent, reached, confirmation)))
            {
                misdeeds.Add(FormattableString.Invariant(
                    $"the pullback is not linear in the cotangent: of a sum of cotangents it makes {gradient[i]:R} at place {i}, one by one they give {sum:R}"));
                return;
            }
        }
    }

    // Of the whole, and of its parts one by one.
    private static double Spread(int input, double[] cotangent, ReadOnlySpan<int> reached, Confirmation confirmation)
    {
        double spread = confirmation.Pulled(input, cotangent).Spread;
        double[] single = new double[cotangent.Length];
        foreach (int j in reached)
        {
            single[j] = cotangent[j];
            spread += confirmation.Pulled(input, single).Spread;
            single[j] = 0;
        }
        return spread;
    }

    private double[] Cotangent() => [.. f0.Select(_ => box.Round(random.Signed(0.5, 1)))];

    private static bool Same(double[] a, double[] b) => a.AsSpan().SequenceEqual(b);
}

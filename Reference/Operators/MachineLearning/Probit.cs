using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Probit: Φ⁻¹(p), the quantile of the normal distribution; √2 erf⁻¹(2p − 1).</summary>
/// <remarks>
/// Shape: p → same. Domain: 0 ≤ p ≤ 1, with −∞ and ∞ at the ends; NaN elsewhere.<br/>
/// Method: bisection and Newton's method in double find z to its last digits; one more Newton step, z − (Φ(z) − p) ÷ φ(z), in the number type itself carries bounds and derivatives, and
/// doubles the digits.<br/>
/// Error: that of Φ(z) divided by φ(z); the step's own truncation is below 10⁻³⁰.<br/>
/// Source: ONNX ai.onnx.ml post_transform PROBIT.
/// </remarks>
public static class Probit
{
    private const double Farthest = 40;

    /// <summary>Φ⁻¹(p).</summary>
    public static T Of<T>(T p) where T : IFloatingPointIeee754<T>
    {
        double target = double.CreateTruncating(p);
        if (!(target > 0 && target < 1))
        {
            return target == 0 ? T.NegativeInfinity : target == 1 ? T.PositiveInfinity : T.NaN;
        }
        T z = T.CreateChecked(Quantile(target)), half = T.One / (T.One + T.One);
        T density = T.Exp(-(z * z) * half) / T.Sqrt(T.Pi + T.Pi);
        return z - (Special.NormalCdf(z) - p) / density;
    }

    private static double Quantile(double p)
    {
        (double low, double high) = (-Farthest, Farthest);
        for (double middle = 0; middle > low && middle < high; middle = low + (high - low) / 2)
        {
            (low, high) = Special.NormalCdf(middle) < p ? (middle, high) : (low, middle);
        }
        return high;
    }
}

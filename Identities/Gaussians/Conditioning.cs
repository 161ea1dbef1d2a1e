using System.Numerics;
using Verification.Identities.Linear;
using Verification.Reference.Numbers;

namespace Verification.Identities.Gaussians;

/// <summary>A normal distribution of (x, y), y the last coordinate, as a marginal of x and a conditional of y: y|x ∼ N(w·x + c, s).</summary>
/// <remarks>w = Σ_xx⁻¹Σ_xy, c = μ_y − w·μ_x, s = Σ_yy − Σ_yxΣ_xx⁻¹Σ_xy. Domain: two dimensions or more. Source: C. Bishop, Pattern Recognition and Machine Learning, (2.81)–(2.82).</remarks>
public static class Conditioning
{
    /// <summary>The marginal of all coordinates but the last.</summary>
    public static Gaussian<T> Head<T>(Gaussian<T> g) where T : IFloatingPointIeee754<T>
    {
        int n = g.Dimensions - 1;
        return new(g.Mean[..n], Matrix<T>.Of(n, n, (i, j) => g.Covariance[i, j]));
    }

    /// <summary>E_{x∼law} KL(p(y|x), q(y|x)) = ½((s_p + E(m_p(x) − m_q(x))²) ÷ s_q − 1 + ln(s_q ÷ s_p)), the means being affine in x.</summary>
    public static T ExpectedKl<T>(Gaussian<T> p, Gaussian<T> q, Gaussian<T> law) where T : IFloatingPointIeee754<T>
    {
        (T[] slopeP, T offsetP, T varianceP) = Last(p);
        (T[] slopeQ, T offsetQ, T varianceQ) = Last(q);
        Gaussian<T> head = Head(law);
        T[] slope = Gaussian<T>.Difference(slopeP, slopeQ);
        T mean = Special.Dot<T>(slope, head.Mean) + (offsetP - offsetQ), spread = Special.Dot<T>(slope, head.Covariance.Times(slope));
        return T.CreateChecked(0.5) * ((varianceP + spread + mean * mean) / varianceQ - T.One + T.Log(varianceQ / varianceP));
    }

    private static (T[] Slope, T Offset, T Variance) Last<T>(Gaussian<T> g) where T : IFloatingPointIeee754<T>
    {
        Gaussian<T> head = Head(g);
        int n = head.Dimensions;
        T[] cross = g.Covariance.Row(n)[..n].ToArray(), slope = head.Covariance.Inverse().Times(cross);
        return (slope, g.Mean[n] - Special.Dot<T>(slope, head.Mean), g.Covariance[n, n] - Special.Dot<T>(slope, cross));
    }
}

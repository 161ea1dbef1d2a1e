namespace Verification.Reference.Numbers;

/// <content>The logistic function and its integral.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ), with relative accuracy in both tails. Error: 4e-31 (measured 2.5e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Sigmoid(DoubleDouble x)
    {
        var e = Exp(-Abs(x));
        return x.Hi < 0 ? e / (1.0 + e) : 1.0 / (1.0 + e);
    }

    /// <summary>softplus x = ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)), without overflow. Error: 5e-31 (measured 1.9e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Softplus(DoubleDouble x)
    {
        var tail = LogP1(Exp(-Abs(x)));
        return x.Hi > 0 ? x + tail : tail;
    }
}

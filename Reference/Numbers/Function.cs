namespace Verification.Reference.Numbers;

/// <summary>The elementary functions whose accuracy a profile states, each by its usual name.</summary>
public enum Function
{
#pragma warning disable CS1591 // the names are the documentation
    Sqrt, Cbrt, Root, Exp, Exp2, Exp10, ExpM1, Exp2M1, Exp10M1,
    Log, Log2, Log10, LogP1, Log2P1, Log10P1, Pow, Hypot,
    Sin, Cos, Tan, Asin, Acos, Atan, Atan2, SinPi, CosPi, TanPi, AsinPi, AcosPi, AtanPi, Atan2Pi,
    Sinh, Cosh, Tanh, Asinh, Acosh, Atanh,
    Erf, NormalCdf, Sigmoid, Softplus, RelativeEntropy, XLogY,
#pragma warning restore CS1591
}

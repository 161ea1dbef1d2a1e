namespace Verification.Reference.Numbers;

/// <summary>A profile's rounding errors as an object, for recording on a <see cref="Tape"/>.</summary>
/// <typeparam name="TProfile">The profile.</typeparam>
public sealed class ProfileRounding<TProfile> : IRounding where TProfile : struct, IProfile
{
    /// <inheritdoc/>
    public double Error(double result) => TProfile.UnitRoundoff * Math.Abs(result) + TProfile.Underflow;

    /// <inheritdoc/>
    public double Error(Function function, double x, double y) => TProfile.Error(function, x, y) + TProfile.Underflow;

    /// <inheritdoc/>
    public double SumError(int roundings, double magnitude) => roundings <= 0 ? 0 : TProfile.SumError(roundings) * magnitude + roundings * TProfile.Underflow;
}

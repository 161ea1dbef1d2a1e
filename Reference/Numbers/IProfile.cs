namespace Verification.Reference.Numbers;

/// <summary>The arithmetic of the code under audit: what a faithful implementation may lose at each step.</summary>
/// <remarks>A profile is a struct with constants, so that a loop over <c>Augmented&lt;Tracking&lt;TProfile&gt;&gt;</c> is compiled with them inside.</remarks>
public interface IProfile
{
    /// <summary>Its name on the command line: <c>fp32</c>.</summary>
    static abstract string Name { get; }

    /// <summary>u: the largest relative error of one rounding to nearest.</summary>
    static abstract double UnitRoundoff { get; }

    /// <summary>η: the largest absolute error of a result in the subnormal range (the smallest normal number where subnormals may be flushed to zero).</summary>
    static abstract double Underflow { get; }

    /// <summary>Whether an operand in the subnormal range may be read as zero.</summary>
    static abstract bool FlushesInputs { get; }

    /// <summary>The largest finite number.</summary>
    static abstract double Largest { get; }

    /// <summary>The largest relative error of a division: u where it is correctly rounded.</summary>
    static abstract double DivisionError { get; }

    /// <summary>Whether the errors of elementary functions depend on their results only, not on their arguments.</summary>
    static virtual bool IsUniform => false;

    /// <summary>The largest absolute error of an elementary function at x, where its exact result is (about) y.</summary>
    static abstract double Error(Function function, double x, double y);

    /// <summary>The largest absolute error of an elementary function of two arguments at (x, z), where its exact result is (about) y.</summary>
    static abstract double Error(Function function, double x, double z, double y);

    /// <summary>The relative error, against Σ|xᵢ|, of a sum in which each term meets at most that many roundings.</summary>
    static abstract double SumError(int roundings);
}

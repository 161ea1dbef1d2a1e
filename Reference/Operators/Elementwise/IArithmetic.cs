using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>An operator of two elements that means the same for integers and real numbers.</summary>
public interface IArithmetic
{
    /// <summary>Whether it divides by y, which must then not be 0 where both are integers.</summary>
    static virtual bool Divides => false;

    /// <summary>The result for one pair.</summary>
    static abstract TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber>;

    /// <summary>Whether the operator is also given for registers of elements, with the same result for each.</summary>
    static virtual bool HasRegisters => false;

    /// <summary>The results for a register of pairs.</summary>
    static virtual Vector<TNumber> Of<TNumber>(Vector<TNumber> x, Vector<TNumber> y) where TNumber : INumber<TNumber> => throw new NotSupportedException();
}

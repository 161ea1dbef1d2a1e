using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>An operator of one element that means the same for integers and real numbers.</summary>
public interface INumberFunction
{
    /// <summary>The result for one element.</summary>
    static abstract TNumber Of<TNumber>(TNumber x) where TNumber : INumber<TNumber>;

    /// <summary>Whether the result for a float is a float, with no error and no derivative to carry, for every number that holds that float exactly.</summary>
    static virtual bool IsExact => false;

    /// <summary>Whether the function is also given for a register of elements, with the same result for each.</summary>
    static virtual bool HasRegisters => false;

    /// <summary>The results for a register of elements.</summary>
    static virtual Vector<TNumber> Of<TNumber>(Vector<TNumber> x) where TNumber : INumber<TNumber> => throw new NotSupportedException();
}

using System.Numerics;

namespace Verification.Reference.Tensors;

/// <summary>A function of two elements, as a type.</summary>
public interface IBinary<TIn, TOut>
{
    /// <summary>The result for one pair of elements.</summary>
    TOut Of(TIn x, TIn y);

    /// <summary>Whether the function is also given for registers of elements, with the same result for each; result and arguments are then of one type.</summary>
    static virtual bool HasRegisters => false;

    /// <summary>The results for a register of pairs.</summary>
    static virtual Vector<TIn> Of(Vector<TIn> x, Vector<TIn> y) => throw new NotSupportedException();
}

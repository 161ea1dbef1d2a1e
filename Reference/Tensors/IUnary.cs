using System.Numerics;

namespace Verification.Reference.Tensors;

/// <summary>A function of one element, as a type, so that the loop over it is compiled with the function inside.</summary>
public interface IUnary<TIn, TOut>
{
    /// <summary>The result for one element.</summary>
    TOut Of(TIn x);

    /// <summary>Whether the function is also given for a register of elements, with the same result for each; result and argument are then of one type.</summary>
    static virtual bool HasRegisters => false;

    /// <summary>The results for a register of elements.</summary>
    static virtual Vector<TIn> Of(Vector<TIn> x) => throw new NotSupportedException();
}

using System.Numerics;

namespace Verification.Gradients.Edf;

/// <summary>A procedure that builds a part of a graph, written once for every number type.</summary>
public interface IProcedure
{
    /// <summary>The objects computed from the given ones, in their graph.</summary>
    /// <param name="x">Parameters and inputs, at least one, in the procedure's order.</param>
    EdfObject<T>[] Build<T>(EdfObject<T>[] x) where T : struct, IFloatingPointIeee754<T>;
}

using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>One operation, computed twice from the same operands, so that each of them is used by two objects.</summary>
/// <param name="make">The operation for operands of such shapes.</param>
/// <param name="offsets">What is added to the first operand, to keep it away from where there is no derivative; null for nothing.</param>
internal sealed class OperationProcedure(Func<int[][], IOperation> make, Func<int[], double[]>? offsets = null) : IProcedure
{
    /// <summary>An operation that is the same for all shapes.</summary>
    public static OperationProcedure Of<TOperation>(Func<int[], double[]>? offsets = null)
        where TOperation : IOperation, new() => new(_ => new TOperation(), offsets);

    public EdfObject<T>[] Build<T>(EdfObject<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Graph<T> graph = x[0].Graph;
        IOperation operation = make([.. x.Select(operand => operand.Shape)]);
        EdfObject<T>[] operands = offsets is null ? x
            : [x[0] + graph.Input(new Tensor<T>([.. offsets(x[0].Shape).Select(T.CreateChecked)], x[0].Shape)), .. x[1..]];
        return [graph.Compute(operation, operands), graph.Compute(operation, operands)];
    }
}

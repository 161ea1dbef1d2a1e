using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Operations;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Wrong backward passes of a graph.</summary>
internal static class GraphMutants
{
    /// <summary>Faults that any procedure shows which uses some object twice, has an operation of two operands and one that is not
    /// linear.</summary>
    public static (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)[] Of<T>(IProcedure procedure)
        where T : struct, IFloatingPointIeee754<T> =>
    [
        .. Local<T>(procedure),
        ("objects are taken in the order of the forward pass", p => Pullback(procedure, p, operation => operation, isForward: true)),
        ("values are those of an earlier forward pass", p => Pullback(procedure, p, operation => operation, isStale: true)),
    ];

    /// <summary>Faults of single operations.</summary>
    public static (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)[] Local<T>(IProcedure procedure)
        where T : struct, IFloatingPointIeee754<T> =>
    [
        ("gradients are overwritten where an object is used twice", p =>
            Pullback(procedure, p, operation => new Faulty(operation, Fault.Overwrites))),
        ("the last operand gets nothing", p => Pullback(procedure, p, operation => new Faulty(operation, Fault.DropsLast))),
        ("the last operand gets the other sign", p => Pullback(procedure, p, operation => new Faulty(operation, Fault.NegatesLast))),
    ];

    /// <summary>The weights of linear maps are those of their transpose, where they are square.</summary>
    public static (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback) Transposed<T>(IProcedure procedure)
        where T : struct, IFloatingPointIeee754<T> =>
        ("square weights are transposed", p => Pullback(
            procedure, p, operation => operation is Linear or MatrixProduct ? new Faulty(operation, Fault.Transposes) : operation));

    /// <summary>Operations of one kind are faulty.</summary>
    public static (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback) In<T, TOperation>(string name, IProcedure procedure, Fault fault)
        where T : struct, IFloatingPointIeee754<T> =>
        (name, p => Pullback(procedure, p, operation => operation is TOperation ? new Faulty(operation, fault) : operation));

    private static Tensor<T>[] Pullback<T>(
        IProcedure procedure, LayerPoint<T> point, Func<IOperation, IOperation> install, bool isForward = false, bool isStale = false)
        where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] first = isStale ? [.. point.X.Select(Elsewhere)] : point.X;
        GraphLayer.Built<T> built = new GraphLayer(procedure).Build(new Graph<T>(install), first);
        built.Graph.Forward();
        for (int i = 0; i < built.X.Length; i++)
        {
            built.X[i].Assign(point.X[i]);
        }
        built.Graph.Propagate(built.Seeds(point.Cotangents), isForward ? built.Graph.Objects : built.Graph.Objects.Reverse());
        return built.Gradients;
    }

    private static Tensor<T> Elsewhere<T>(Tensor<T> x) where T : struct, IFloatingPointIeee754<T> =>
        new([.. x.Values.Select((value, i) => value / T.CreateChecked(2) + T.CreateChecked(i % 3))], x.Shape);
}

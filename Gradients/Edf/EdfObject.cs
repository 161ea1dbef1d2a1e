using System.Numerics;
using Verification.Gradients.Edf.Operations;
using Verification.Reference.Tensors;
using Dimensions = Verification.Reference.Tensors.Shape;

namespace Verification.Gradients.Edf;

/// <summary>An object of a graph: a value and a gradient, tensors of one shape, assigned by the forward and the backward pass.</summary>
/// <remarks>Made by its <see cref="Graph{T}"/> or by an operation on objects. Source: [TTIC20-Q1] Problem 4, [TTIC19] Problem 5.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class EdfObject<T> where T : struct, IFloatingPointIeee754<T>
{
    private Tensor<T>? value, grad;

    internal EdfObject(Graph<T> graph, string name, int[] shape, IOperation? operation, EdfObject<T>[] operands)
    {
        (Graph, Name, Shape, Operation, Operands) = (graph, name, shape, operation, operands);
        Cost = operation?.CostOf([.. operands.Select(x => x.Shape)]) ?? Cost.Nothing;
        Depth = Cost.Depth + (operands.Length == 0 ? 0 : operands.Max(x => x.Depth));
    }

    /// <summary>The graph that it belongs to.</summary>
    public Graph<T> Graph { get; }

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>The shape of its value and its gradient.</summary>
    public int[] Shape { get; }

    /// <summary>Whether training changes it.</summary>
    public bool IsParameter { get; internal init; }

    /// <summary>How it is computed; null for parameters and inputs.</summary>
    public IOperation? Operation { get; }

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<EdfObject<T>> Operands { get; }

    /// <summary>What its own operation costs.</summary>
    public Cost Cost { get; }

    /// <summary>When its value is known, if processors are never short: its operation begins when the last operand is known.</summary>
    public int Depth { get; }

    /// <summary>Its value.</summary>
    /// <exception cref="InvalidOperationException">No forward pass has computed it.</exception>
    public Tensor<T> Value
    {
        get => value ?? throw new InvalidOperationException($"{this} has no value: run Forward first");
        internal set => this.value = value;
    }

    /// <summary>The derivative of the loss with respect to its value.</summary>
    /// <exception cref="InvalidOperationException">No backward pass has computed it.</exception>
    public Tensor<T> Grad
    {
        get => grad ?? throw new InvalidOperationException($"{this} has no gradient: run Backward first");
        internal set => grad = value;
    }

    internal bool HasValue => value is not null;

    /// <summary>Gives a parameter or input another value; the next backward pass needs a forward pass before it.</summary>
    /// <exception cref="InvalidOperationException">It is computed.</exception>
    /// <exception cref="ShapeException">The value has another shape.</exception>
    public void Assign(Tensor<T> value)
    {
        if (Operation is not null)
        {
            throw new InvalidOperationException($"{this} is computed: need a parameter or an input to assign a value to");
        }
        if (!value.Shape.AsSpan().SequenceEqual(Shape))
        {
            throw new ShapeException($"{this} is assigned a value of shape {Dimensions.Text(value.Shape)}: need {Dimensions.Text(Shape)}");
        }
        Value = value;
        Graph.IsCurrent = false;
    }

    /// <summary><c>'tanh' [2, 3]</c>.</summary>
    public override string ToString() => $"'{Name}' {Dimensions.Text(Shape)}";

    /// <inheritdoc cref="Add"/>
    public static EdfObject<T> operator +(EdfObject<T> a, EdfObject<T> b) => Add.Of(a, b);

    /// <inheritdoc cref="Subtract"/>
    public static EdfObject<T> operator -(EdfObject<T> a, EdfObject<T> b) => Subtract.Of(a, b);

    /// <inheritdoc cref="Multiply"/>
    public static EdfObject<T> operator *(EdfObject<T> a, EdfObject<T> b) => Multiply.Of(a, b);
}

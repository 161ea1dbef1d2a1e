using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf;

/// <summary>A computation graph of the educational framework: parameters, inputs and what is computed from them, forward and
/// backward.</summary>
/// <remarks>
/// A recurrent network that learns to add two numbers (the test <c>TrainingTests</c> runs these lines):
/// <code>
/// Graph&lt;double&gt; graph = new();
/// EdfObject&lt;double&gt;[] phi = [.. cell.Parameters(1, 3).Select(shape => graph.Parameter(Drawn(shape)))];
/// EdfObject&lt;double&gt;[] x = [graph.Input(new([0.2, -0.4, 0.1], [3, 1])), graph.Input(new([0.3, 0.1, -0.6], [3, 1]))];
/// EdfObject&lt;double&gt; h = new RecurrentNetwork(cell).States(phi, x)[^1];
/// EdfObject&lt;double&gt; sum = Linear.Of(graph.Parameter(Drawn([1, cell.StateWidth(3)])), h);
/// EdfObject&lt;double&gt; loss = SquaredError.Of(sum, graph.Input(new([0.5, -0.3, -0.5], [3, 1])));
/// for (int step = 0; step &lt; 20; step++)
/// {
///     graph.Forward();
///     graph.Backward(loss);
///     GradientDescent.Step(graph, 0.25);
/// }
/// </code>
/// Objects are kept in the order in which they are made, in which each comes after its operands. Gradients are those of the loss as it is:
/// where parameter gradients are to be averaged over a batch, the loss is.<br/>
/// Source: [TTIC20-Q1] Problem 4, [TTIC19] Problem 5.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Graph<T> where T : struct, IFloatingPointIeee754<T>
{
    private readonly List<EdfObject<T>> objects = [];
    private readonly Func<IOperation, IOperation> install;

    /// <summary>A graph without objects.</summary>
    public Graph() : this(operation => operation)
    {
    }

    /// <summary>A graph that puts other operations in place of those it is given: faulty ones, to see that they are found.</summary>
    internal Graph(Func<IOperation, IOperation> install) => this.install = install;

    /// <summary>All objects, each after its operands.</summary>
    public IReadOnlyList<EdfObject<T>> Objects => objects;

    /// <summary>The operations of all objects together.</summary>
    public long Work => objects.Sum(x => x.Cost.Work);

    /// <summary>The longest chain of operations that wait for each other.</summary>
    public int Depth => objects.Count == 0 ? 0 : objects.Max(x => x.Depth);

    /// <summary>Whether all values are those of the present parameters and inputs.</summary>
    internal bool IsCurrent { get; set; }

    /// <summary>An object that training changes.</summary>
    public EdfObject<T> Parameter(Tensor<T> value, string name = "parameter") => Leaf(value, name, isParameter: true);

    /// <summary>An object that is given.</summary>
    public EdfObject<T> Input(Tensor<T> value, string name = "input") => Leaf(value, name, isParameter: false);

    /// <summary>An object computed from others.</summary>
    /// <exception cref="ArgumentException">An operand belongs to another graph.</exception>
    /// <exception cref="ShapeException">The operands do not fit.</exception>
    public EdfObject<T> Compute(IOperation operation, params EdfObject<T>[] operands)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            Require(operands[i], $"operand {i + 1} of {operation.Name}");
        }
        int[] shape = operation.ShapeOf([.. operands.Select(x => x.Shape)]);
        EdfObject<T> computed = new(this, operation.Name, shape, install(operation), operands);
        objects.Add(computed);
        IsCurrent = false;
        return computed;
    }

    /// <summary>Assigns every computed object its value.</summary>
    public void Forward()
    {
        foreach (EdfObject<T> y in objects)
        {
            if (y.Operation is not null)
            {
                Tensor<T> value = new(y.Shape);
                y.Operation.Forward(Values(y), value);
                y.Value = value;
            }
        }
        IsCurrent = true;
    }

    /// <summary>Assigns every object the derivative of a loss of one number.</summary>
    /// <exception cref="InvalidOperationException">The values are not those of the present parameters and inputs.</exception>
    /// <exception cref="ArgumentException">The loss is of another graph, or not one number.</exception>
    public void Backward(EdfObject<T> loss)
    {
        Tensor<T> one = new(loss.Shape);
        if (one.Count != 1)
        {
            throw new ArgumentException($"{loss} is no loss: need one number, or a cotangent for each", nameof(loss));
        }
        one.Values[0] = T.One;
        Backward([(loss, one)]);
    }

    /// <summary>Assigns every object the derivative Σ ⟨ȳ, y⟩ of several results, given a cotangent ȳ of each.</summary>
    /// <exception cref="InvalidOperationException">The values are not those of the present parameters and inputs.</exception>
    /// <exception cref="ArgumentException">A result is of another graph.</exception>
    /// <exception cref="ShapeException">A cotangent has another shape than its result.</exception>
    public void Backward(IReadOnlyList<(EdfObject<T> Result, Tensor<T> Cotangent)> results)
    {
        foreach ((EdfObject<T> y, Tensor<T> cotangent) in results)
        {
            Require(y, "a result");
            if (!cotangent.Shape.AsSpan().SequenceEqual(y.Shape))
            {
                throw new ShapeException($"{y} has a cotangent of shape {Shape.Text(cotangent.Shape)}: need {Shape.Text(y.Shape)}");
            }
        }
        if (!IsCurrent)
        {
            string why = objects.Find(x => !x.HasValue) is { } unknown ? $"{unknown} has no value"
                : "a parameter or input was assigned since the last forward pass";
            throw new InvalidOperationException($"Backward before Forward: {why}; need the values of a forward pass");
        }
        Propagate(results, Enumerable.Reverse(objects));
    }

    /// <summary>The longest chain of operations from one object to another; −1 where the other does not depend on it.</summary>
    public int DepthBetween(EdfObject<T> from, EdfObject<T> to)
    {
        Require(from, "the beginning");
        Require(to, "the end");
        Dictionary<EdfObject<T>, int> depths = new() { [from] = 0 };
        foreach (EdfObject<T> y in objects)
        {
            int longest = y.Operands.Select(x => depths.GetValueOrDefault(x, -1)).DefaultIfEmpty(-1).Max();
            if (longest >= 0)
            {
                depths[y] = longest + y.Cost.Depth;
            }
        }
        return depths.GetValueOrDefault(to, -1);
    }

    /// <summary>The backward pass over objects in an order, unchecked.</summary>
    internal void Propagate(IReadOnlyList<(EdfObject<T> Result, Tensor<T> Cotangent)> results, IEnumerable<EdfObject<T>> order)
    {
        foreach (EdfObject<T> x in objects)
        {
            x.Grad = new(x.Shape);
        }
        foreach ((EdfObject<T> y, Tensor<T> cotangent) in results)
        {
            for (int i = 0; i < cotangent.Count; i++)
            {
                y.Grad.Values[i] += cotangent[i];
            }
        }
        foreach (EdfObject<T> y in order)
        {
            y.Operation?.Backward(Values(y), y.Value, y.Grad, [.. y.Operands.Select(x => x.Grad)]);
        }
    }

    private EdfObject<T> Leaf(Tensor<T> value, string name, bool isParameter)
    {
        EdfObject<T> leaf = new(this, name, value.Shape, null, []) { IsParameter = isParameter, Value = value };
        objects.Add(leaf);
        IsCurrent = false;
        return leaf;
    }

    private void Require(EdfObject<T> x, string what)
    {
        if (x.Graph != this)
        {
            throw new ArgumentException($"{what}, {x}, is an object of another graph: need objects of one graph");
        }
    }

    private static Tensor<T>[] Values(EdfObject<T> y) => [.. y.Operands.Select(x => x.Value)];
}

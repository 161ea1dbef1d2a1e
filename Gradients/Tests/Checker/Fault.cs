using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Checker;

/// <summary>A function of one tensor with its pullback, and the same pullback with something wrong.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Shape">The input's shape.</param>
public abstract record Fault(string Name, int[] Shape)
{
    /// <summary>The point.</summary>
    public required Func<Random, double> Draw { get; init; }

    /// <summary>The report on the wrong pullback, or on the right one.</summary>
    public abstract GradientReport Check<T>(bool wrong) where T : struct, IFloatingPointIeee754<T>;

    /// <summary>The row's name in the table.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";

    /// <summary>The point in a number type.</summary>
    protected Tensor<T> Point<T>() where T : struct, IFloatingPointIeee754<T>
    {
        Random random = new(7);
        return new([.. Enumerable.Range(0, Verification.Reference.Tensors.Shape.Count(Shape)).Select(_ => T.CreateTruncating(Draw(random)))], Shape);
    }
}

/// <summary>A fault of a function that is written for every number type.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
public sealed record Fault<TFunction>(string Name, int[] Shape) : Fault(Name, Shape) where TFunction : struct, IFaulty
{
    /// <inheritdoc/>
    public override GradientReport Check<T>(bool wrong)
    {
        object state = TFunction.Start<T>();
        return Gradient.Check<T>(
            x => [TFunction.Forward(x[0], state)], (x, cotangent) => [TFunction.Pullback(x[0], cotangent[0], wrong, state)], [Point<T>()], TFunction.Options with { Title = Name });
    }
}

/// <summary>A function with a right and a wrong pullback.</summary>
public interface IFaulty
{
    /// <summary>How it is checked.</summary>
    static virtual GradientOptions Options => new();

    /// <summary>What calls share, where sharing is the fault.</summary>
    static virtual object Start<T>() => new();

    /// <summary>y = f(x).</summary>
    static abstract Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T>;

    /// <summary>x̄.</summary>
    static abstract Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>;
}

using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators;

/// <summary>A function of one tensor, for any number type.</summary>
internal interface IProbe
{
    static abstract Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>;
}

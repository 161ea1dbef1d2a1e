using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Cumulative sum and product along an axis: yᵢ = x₀ ∘ … ∘ xᵢ; exclusive: without xᵢ; reverse: from the end.</summary>
/// <remarks>
/// Shape: x → same. Domain: reals and integers, which wrap around.<br/>
/// Error: on lines up to 128 long the bound of a sum holds for every order (scans on a GPU add in trees); beyond, for the running sum.<br/>
/// Source: ONNX CumSum-14, CumProd-26.
/// </remarks>
public static class Cumulative
{
    private const int Short = 128;

    /// <summary>Cumulative sums.</summary>
    public static Tensor Sum<T>(Tensor x, long axis, bool exclusive, bool reverse) where T : INumber<T> =>
        Numeric.Apply<T, Along>(x, new Along(axis, exclusive, reverse, Product: false));

    /// <summary>Cumulative products.</summary>
    public static Tensor Product<T>(Tensor x, long axis, bool exclusive, bool reverse) where T : INumber<T> =>
        Numeric.Apply<T, Along>(x, new Along(axis, exclusive, reverse, Product: true));

    private static void Sums<TNumber>(Span<TNumber> line, bool exclusive) where TNumber : INumber<TNumber>
    {
        if (TNumber.Zero is ISpecial<TNumber> && line.Length <= Short)
        {
            for (int i = line.Length - 1; i >= 0; i--)
            {
                line[i] = Special.Sum<TNumber>(line[..(exclusive ? i : i + 1)]);
            }
            return;
        }
        TNumber sum = TNumber.Zero;
        for (int i = 0; i < line.Length; i++)
        {
            TNumber next = i == 0 ? line[i] : sum + line[i];
            line[i] = exclusive ? sum : next;
            sum = next;
        }
    }

    private static void Products<TNumber>(Span<TNumber> line, bool exclusive) where TNumber : INumber<TNumber>
    {
        TNumber product = TNumber.One;
        for (int i = 0; i < line.Length; i++)
        {
            TNumber next = i == 0 ? line[i] : product * line[i];
            line[i] = exclusive ? product : next;
            product = next;
        }
    }

    private readonly record struct Along(long Axis, bool Exclusive, bool Reverse, bool Product) : INumericOperation<Tensor>
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            (bool exclusive, bool reverse, bool product) = (Exclusive, Reverse, Product);
            Lines lines = Lines.Along(x.Shape, Shape.Axis(Axis, x.Rank));
            TNumber[] result = new TNumber[x.Count];
            Loops.For<TNumber>(lines.Count, 2L * lines.Length, (start, end) =>
            {
                TNumber[] line = new TNumber[lines.Length];
                for (int l = start; l < end; l++)
                {
                    lines.Read(l, x.Values, line);
                    if (reverse)
                    {
                        Array.Reverse(line);
                    }
                    if (product)
                    {
                        Products<TNumber>(line, exclusive);
                    }
                    else
                    {
                        Sums<TNumber>(line, exclusive);
                    }
                    if (reverse)
                    {
                        Array.Reverse(line);
                    }
                    lines.Write(l, line, result);
                }
            });
            return new Tensor<TNumber>(result, x.Shape, x.ElementType);
        }
    }
}

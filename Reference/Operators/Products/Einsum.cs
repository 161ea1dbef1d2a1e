using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Einstein's summation: y[out] = Σ over the labels that are not in out of Π operandᵢ[labelsᵢ].</summary>
/// <remarks>
/// Shape: by the equation, such as <c>bij,bjk-&gt;bik</c>; without an arrow the output has the labels that occur once, in alphabetical order, after the ellipsis.
/// An ellipsis stands for any number of dimensions, which broadcast; a label repeated in one operand takes its diagonal.<br/>
/// Domain: any number of operands; reals or integers (which wrap around).<br/>
/// Method: two operands become one matrix product for each label that stands in both and in the output; one operand is a sum; of three or more, all but the last are multiplied first.<br/>
/// Error: a contraction two by two, in any order, stays within the bound: no term meets more roundings than here.<br/>
/// Since: 12.<br/>
/// Source: ONNX Einsum-12.
/// </remarks>
public static class Einsum
{
    /// <summary>The sum that the equation describes, of tensors of one numeric type.</summary>
    /// <exception cref="ShapeException">The types differ or are not numeric, or the equation does not fit.</exception>
    public static Tensor Apply<T>(Tensor[] operands, string equation) where T : INumber<T> => operands.FirstOrDefault() switch
    {
        Tensor<T> => Of<T>(Typed<T>(operands), equation),
        Tensor<long> => Of<long>(Typed<long>(operands), equation),
        Tensor<int> => Of<int>(Typed<int>(operands), equation),
        Tensor<short> => Of<short>(Typed<short>(operands), equation),
        Tensor<sbyte> => Of<sbyte>(Typed<sbyte>(operands), equation),
        Tensor<ulong> => Of<ulong>(Typed<ulong>(operands), equation),
        Tensor<uint> => Of<uint>(Typed<uint>(operands), equation),
        Tensor<ushort> => Of<ushort>(Typed<ushort>(operands), equation),
        Tensor<byte> => Of<byte>(Typed<byte>(operands), equation),
        _ => throw new ShapeException($"operands are {string.Join(", ", operands.Select(x => x.Describe()))}: need numbers of one type"),
    };

    /// <summary>The sum that the equation describes.</summary>
    public static Tensor<TNumber> Of<TNumber>(Tensor<TNumber>[] operands, string equation) where TNumber : INumber<TNumber>
    {
        EinsumEquation plan = new(equation, [.. operands.Select(x => x.Shape)]);
        int[] shape = plan.OutputShape, summed = plan.SummedShape;
        Tensor<TNumber> y = new(shape, operands[0].ElementType);
        if (operands.Length == 2)
        {
            Multiply(plan, operands[0], operands[1], y);
            return y;
        }
        int terms = Shape.Count(summed);
        int[][] outer = [.. operands.Select((_, i) => Places(shape, plan.OutputStrides(i)))], inner = [.. operands.Select((_, i) => Places(summed, plan.SummedStrides(i)))];
        Loops.For<TNumber>(y.Count, (long)terms * operands.Length, (start, end) =>
        {
            TNumber[] product = new TNumber[terms], last = new TNumber[terms];
            for (int o = start; o < end; o++)
            {
                for (int k = 0; k < terms; k++)
                {
                    product[k] = operands[0][outer[0][o] + inner[0][k]];
                    for (int i = 1; i < operands.Length - 1; i++)
                    {
                        product[k] *= operands[i][outer[i][o] + inner[i][k]];
                    }
                    last[k] = operands[^1][outer[^1][o] + inner[^1][k]];
                }
                y.Values[o] = operands.Length == 1 ? Special.Sum<TNumber>(product) : Special.Dot<TNumber>(product, last);
            }
        });
        return y;
    }

    /// <summary>Two operands: matrices [left, summed] and [right, summed] for each combination of the labels that are in both and in the output.</summary>
    private static void Multiply<TNumber>(EinsumEquation plan, Tensor<TNumber> a, Tensor<TNumber> b, Tensor<TNumber> y) where TNumber : INumber<TNumber>
    {
        int[] left = plan.OutputStrides(0), right = plan.OutputStrides(1), all = [.. Enumerable.Range(0, plan.OutputShape.Length)];
        int[] rows = [.. all.Where(d => right[d] == 0 && left[d] != 0)], columns = [.. all.Where(d => left[d] == 0)], both = [.. all.Where(d => left[d] != 0 && right[d] != 0)];
        int[] Sizes(int[] labels) => [.. labels.Select(d => plan.OutputShape[d])];
        int[] Pick(int[] strides, int[] labels) => [.. labels.Select(d => strides[d])];
        int m = Shape.Count(Sizes(rows)), n = Shape.Count(Sizes(columns)), k = Shape.Count(plan.SummedShape), batch = Shape.Count(Sizes(both));
        int[] x = Places([.. Sizes(both), .. Sizes(rows), .. plan.SummedShape], [.. Pick(left, both), .. Pick(left, rows), .. plan.SummedStrides(0)]);
        int[] w = Places([.. Sizes(both), .. Sizes(columns), .. plan.SummedShape], [.. Pick(right, both), .. Pick(right, columns), .. plan.SummedStrides(1)]);
        int[] strides = Shape.Strides(plan.OutputShape);
        int[] to = Places([.. Sizes(both), .. Sizes(rows), .. Sizes(columns)], [.. Pick(strides, both), .. Pick(strides, rows), .. Pick(strides, columns)]);
        TNumber[] xs = Array.ConvertAll(x, place => a[place]), ws = Array.ConvertAll(w, place => b[place]), product = new TNumber[y.Count];
        Loops.For<TNumber>(batch, (long)m * n * k, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                MatrixForm form = new(m, n, k) { TransposedB = true };
                Special.Product<TNumber, MatrixForm>(form, xs.AsSpan(i * m * k, m * k), ws.AsSpan(i * n * k, n * k), default, product.AsSpan(i * m * n, m * n));
            }
        });
        for (int i = 0; i < to.Length; i++)
        {
            y.Values[to[i]] = product[i];
        }
    }

    private static int[] Places(int[] shape, int[] strides)
    {
        int[] places = Shape.Allocate<int>(shape);
        Walk walk = new(shape, strides);
        for (int i = 0; i < places.Length; i++, walk.Step())
        {
            places[i] = walk.Place;
        }
        return places;
    }

    private static Tensor<TNumber>[] Typed<TNumber>(Tensor[] operands) => Array.ConvertAll(
        operands, x => x as Tensor<TNumber> ?? throw new ShapeException($"operands are {string.Join(", ", operands.Select(o => o.Describe()))}: need one type"));
}

using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The rows [x, h, 1, 1] of a batch, against which every gate is one dot product per hidden unit.</summary>
/// <remarks>One dot product for W·x, R·h and both biases, so that the error bound holds in whatever order an implementation adds them.</remarks>
internal sealed class GateRows<T>(int batch, int hidden, int width) where T : IFloatingPointIeee754<T>
{
    private readonly T[] rows = Shape.Allocate<T>([batch, width]);

    /// <summary>Fills in the parts [batch, ..] side by side, then ones.</summary>
    public void Fill(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        int a = batch == 0 ? 0 : first.Length / batch, b = batch == 0 ? 0 : second.Length / batch;
        for (int n = 0; n < batch; n++)
        {
            Span<T> row = rows.AsSpan(n * width, width);
            first.Slice(n * a, a).CopyTo(row);
            second.Slice(n * b, b).CopyTo(row[a..]);
            row[(a + b)..].Fill(T.One);
        }
    }

    /// <summary>A gate's activations' arguments [batch, hidden]: rows · gateᵀ + start (if not empty).</summary>
    public void Multiply(T[] gate, ReadOnlySpan<T> start, Span<T> result)
    {
        MatrixForm form = new(batch, hidden, width) { TransposedB = true, StartRowStride = hidden, StartColumnStride = 1 };
        if (result.Length > 0)
        {
            Special.Product(form, rows.AsSpan(), gate.AsSpan(), start, result);
        }
    }
}

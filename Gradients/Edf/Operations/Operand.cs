using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>What operations need of their operands' shapes; a refusal says what was found.</summary>
internal static class Operand
{
    /// <summary>Refuses operands that do not fit.</summary>
    /// <exception cref="ShapeException">They do not.</exception>
    public static void Require(bool fits, IOperation operation, string needed, int[][] found)
    {
        if (!fits)
        {
            string shapes = string.Join(" and ", found.Select(shape => Shape.Text(shape)));
            throw new ShapeException($"{operation.Name} needs {needed}, found {shapes}");
        }
    }

    /// <summary>The shape of a sum, difference or product: the first operand's, of which the second has all or the last
    /// dimension.</summary>
    public static int[] Broadcast(IOperation operation, int[][] operands)
    {
        bool fits = operands is [var a, var b] && (a.AsSpan().SequenceEqual(b) || (a.Length > 1 && b.Length == 1 && b[0] == a[^1]));
        Require(fits, operation, "two of one shape, or [.., J] and [J]", operands);
        return operands[0];
    }
}

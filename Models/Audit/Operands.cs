using System.Globalization;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>What went into one element of an output, in words.</summary>
internal static class Operands
{
    /// <summary>
    /// For inputs that broadcast to the output's shape, the element at the same index; for others, their shape and largest magnitude.
    /// </summary>
    public static string Text(NodeCase node, int place, int[] shape)
    {
        int[] index = Index.Of(place, shape);
        List<string> words = [];
        for (int i = 0; i < node.Inputs.Length; i++)
        {
            if (node.Inputs[i] is Tensor { Count: > 0 } input)
            {
                words.Add($"{node.Node.Inputs[i]} {Element(input, index, shape)}");
            }
        }
        return string.Join("; ", words);
    }

    private static string Element(Tensor input, int[] index, int[] shape)
    {
        bool broadcasts = input.Rank <= shape.Length;
        int at = 0;
        int[] strides = Shape.Strides(input.Shape);
        for (int d = 1; d <= input.Rank && broadcasts; d++)
        {
            broadcasts = input.Shape[^d] == 1 || input.Shape[^d] == shape[^d];
            at += input.Shape[^d] == 1 ? 0 : index[^d] * strides[^d];
        }
        if (broadcasts)
        {
            return "= " + Convert.ToString(input.Elements.GetValue(at), CultureInfo.InvariantCulture);
        }
        return input switch
        {
            Tensor<float> t => FormattableString.Invariant($"{Shape.Text(t.Shape)} up to {t.Values.Max(MathF.Abs):G3}"),
            Tensor<double> t => FormattableString.Invariant($"{Shape.Text(t.Shape)} up to {t.Values.Max(Math.Abs):G3}"),
            _ => Shape.Text(input.Shape),
        };
    }
}

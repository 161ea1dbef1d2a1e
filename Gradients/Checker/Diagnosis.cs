using System.Globalization;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>What wrong entries have in common: the shortest description of the term that is wrong.</summary>
internal static class Diagnosis
{
    /// <summary>One line, or several; empty where nothing shows.</summary>
    public static string Of(IReadOnlyList<GradientEntry> wrong, int[][] inputs, int[][] outputs, string left = "pullback")
    {
        if (wrong.Count == 0)
        {
            return "";
        }
        List<string> lines = [];
        bool square = wrong.All(e => e.Output >= 0) && inputs.Length == 1 && outputs.Length == 1 && inputs[0].AsSpan().SequenceEqual(outputs[0]) && Shape.Count(inputs[0]) > 1;
        if (!square)
        {
            lines.Add(Factor(wrong, wrong.Count > 1 ? "in each of these entries " : "", left));
        }
        else
        {
            GradientEntry[] diagonal = [.. wrong.Where(e => e.Input == e.Output)], others = [.. wrong.Where(e => e.Input != e.Output)];
            lines.Add(Factor(diagonal, "on the diagonal (∂yᵢ/∂xᵢ) ", left));
            lines.Add(Factor(others, "off the diagonal (∂yᵢ/∂xⱼ, i ≠ j) ", left));
            lines.Add(diagonal.Length == 0 ? "the diagonal (∂yᵢ/∂xᵢ) is right" : others.Length == 0 ? "what is off the diagonal (∂yᵢ/∂xⱼ, i ≠ j) is right" : "");
        }
        int[] tensors = [.. wrong.Select(e => Tensor(e.Input, inputs)).Distinct().Order()];
        if (inputs.Length > 1 && tensors.Length < inputs.Length)
        {
            lines.Add($"only gradients of {string.Join(", ", tensors.Select(t => $"input {t + 1}"))} are wrong");
        }
        return string.Join("; ", lines.Where(line => line.Length > 0));
    }

    private static string Factor(IReadOnlyList<GradientEntry> wrong, string where, string left)
    {
        string? what = wrong.Count == 0 ? null : Ratio(wrong) switch
        {
            null => null,
            0 => $"the {left} has 0: a term is missing",
            -1 => $"the {left} has the other sign",
            2 => $"the {left} has twice the derivative: something is added twice",
            double ratio => $"the {left} has {ratio.ToString("G12", CultureInfo.InvariantCulture)} times the derivative",
        };
        return what is null ? "" : where + what;
    }

    // The one factor by which all entries differ, if there is one.
    private static double? Ratio(IReadOnlyList<GradientEntry> wrong)
    {
        double[] ratios = [.. wrong.Where(e => e.Oracle != 0).Select(e => e.Pullback / e.Oracle)];
        if (ratios.Length < wrong.Count || !double.IsFinite(ratios[0]))
        {
            return null;
        }
        bool one = wrong.All(e => Math.Abs(e.Pullback - ratios[0] * e.Oracle) <= 4 * (1 + Math.Abs(ratios[0])) * e.Bound + 1e-6 * Math.Abs(e.Pullback));
        double nearest = Math.Round(ratios[0]);
        return !one ? null : Math.Abs(ratios[0] - nearest) <= 1e-9 * Math.Max(1, Math.Abs(nearest)) && nearest != 1 ? nearest : ratios[0];
    }

    /// <summary>Which tensor a flattened place belongs to.</summary>
    public static int Tensor(int place, int[][] shapes)
    {
        int t = 0;
        for (; t + 1 < shapes.Length && place >= Shape.Count(shapes[t]); t++)
        {
            place -= Shape.Count(shapes[t]);
        }
        return t;
    }
}

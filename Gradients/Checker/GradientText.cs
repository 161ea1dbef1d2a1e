using System.Globalization;
using System.Text;
using Verification.Properties.Claims;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>A report as text.</summary>
internal static class GradientText
{
    private const int Shown = 5;
    private const int Numbers = 12;

    public static string Of(GradientReport report) => string.Join('\n', report.Parts.Select(Part));

    private static string Part(GradientReport report)
    {
        StringBuilder text = new();
        string verdict = report.First switch { Verdict.Refuted => "is refuted", Verdict.Undecided => "is undecided", _ => "holds" };
        Line(text, $"{report.Title} {verdict}: {report.Words.Claim} against {report.Method}");
        foreach (string misdeed in report.Misdeeds)
        {
            Line(text, $"  misdeed  {misdeed}");
        }
        foreach (GradientEntry entry in report.Refuted.Take(Shown))
        {
            Line(text, $"  entry    {Name(entry, report)}");
            Line(text, $"    {report.Words.Left} {Number(entry.Pullback)}   {report.Words.Right} {Number(entry.Oracle)}   gap {Short(entry.Gap)} = {Short(entry.Ratio)} x the bound {Short(entry.Bound)}");
        }
        if (report.Wrong > Shown)
        {
            Line(text, $"           … {report.Wrong} {report.Words.Entries} in all look wrong, these are the worst");
        }
        if (report.Diagnosis.Length > 0)
        {
            Line(text, $"  pattern  {report.Diagnosis}");
        }
        if (report.Undecided > 0)
        {
            Undecided(text, report);
        }
        if (report.First == Verdict.Refuted)
        {
            Line(text, $"  at       {string.Join(", ", report.Point.InputShapes.Select((_, t) => Input(report.Point, t)))}");
        }
        Line(text, report.Decided == 0 ? $"  decided  none of the {report.Words.Entries}"
            : $"  decided  {report.Decided} {report.Words.Entries}, each right to within {Short(report.Detectable)} and {Short(report.RelativeDetectable)} of {report.Words.Largest}"
            + (report.Missed > 0 ? $"; errors that cancel are missed with probability {Short(report.Missed)} at most" : ""));
        Line(text, $"  effort   {report.Evaluations} evaluations, {report.Pullbacks} pullbacks, {report.Seconds.ToString("G2", CultureInfo.InvariantCulture)} s");
        return text.ToString().TrimEnd();
    }

    private static void Undecided(StringBuilder text, GradientReport report)
    {
        if (report.Flat > 0)
        {
            Line(text, $"  flat     {report.Flat} entries are zero where the function is flat: exactly zero, or saturated, no difference can tell (see GradientOptions.Floor)");
        }
        if (report.Unresolved > 0)
        {
            Line(text, $"  open     {report.Unresolved} {report.Words.Entries} cannot be told from wrong ones: a kink, a tie, a jump or too much rounding");
        }
        foreach (GradientEntry entry in report.Examples.Take(report.Refuted.Count > 0 ? 1 : 3))
        {
            Line(text, $"           {Name(entry, report)}: {report.Words.Left} {Number(entry.Pullback)}, "
                + (double.IsFinite(entry.Oracle) && double.IsFinite(entry.Bound) ? $"{report.Words.Right} {Number(entry.Oracle)} ± {Short(entry.Bound)}" : "no derivative found"));
        }
    }

    /// <summary>Names of tensors: those given, and of the rest a letter with a number, if there are several.</summary>
    public static IEnumerable<string> Labels(string letter, int count, IReadOnlyList<string> names) => Enumerable.Range(0, count).Select(t => Label(letter, count, t, names));

    private static string Name(in GradientEntry entry, GradientReport report)
    {
        (GradientPoint point, string output) = (report.Point, report.Words.Output);
        string of = entry.Output < 0 ? $"⟨{report.Words.Cotangent}, {output}⟩" : Place(output, point.OutputShapes, entry.Output, []);
        return $"∂{of} / ∂{Place("x", point.InputShapes, entry.Input, point.Names)}";
    }

    private static string Place(string letter, int[][] shapes, int place, IReadOnlyList<string> names)
    {
        int t = Diagnosis.Tensor(place, shapes), inside = place - shapes.Take(t).Sum(shape => Shape.Count(shape));
        int[] strides = Shape.Strides(shapes[t]);
        string indices = string.Join(", ", shapes[t].Select((size, d) => inside / strides[d] % Math.Max(1, size)));
        return $"{Label(letter, shapes.Length, t, names)}[{indices}]";
    }

    private static string Label(string letter, int count, int t, IReadOnlyList<string> names) => t < names.Count ? names[t] : count == 1 ? letter : $"{letter}{t + 1}";

    private static string Input(GradientPoint point, int t)
    {
        int start = point.InputShapes.Take(t).Sum(shape => Shape.Count(shape)), count = Shape.Count(point.InputShapes[t]);
        string numbers = string.Join(", ", point.X.Skip(start).Take(Math.Min(count, Numbers)).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
        return $"{Label("x", point.InputShapes.Length, t, point.Names)} = [{numbers}{(count > Numbers ? ", …" : "")}] {Shape.Text(point.InputShapes[t])}";
    }

    private static string Number(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    private static string Short(double x) => x.ToString("G3", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

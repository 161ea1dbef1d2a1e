using System.Globalization;
using System.Text;

namespace Verification.Properties.Claims;

/// <summary>The text of a claim that did not come to the verdict it must: everything that is needed to see why, and to see it again.</summary>
public static class FailureText
{
    /// <summary>The text of a report.</summary>
    /// <param name="report">What the check found.</param>
    /// <param name="seed">The seed of its run.</param>
    /// <param name="cases">How many cases the run had.</param>
    /// <param name="command">What replays a case, its <c>id:seed:case</c> to be appended: <c>verify identities --replay</c>.</param>
    public static string Of(Report report, ulong seed, long cases, string command)
    {
        Check check = report.Check;
        StringBuilder text = new();
        string subject = check.Subject == Checks.Ours ? "" : $" for {check.Subject}";
        if (report.Counterexample is not { } found)
        {
            return text.Append(CultureInfo.InvariantCulture, $"{check.Id} is {(report.Verdict == Verdict.Holds ? "not refuted" : "undecided")}{subject}: {check.Statement}\n")
                .Append(CultureInfo.InvariantCulture, $"  cases   {report.Cases}, of which {report.Undecided} undecided\n")
                .Append(CultureInfo.InvariantCulture, $"  source  {check.Source}").ToString();
        }
        Evidence evidence = found.Evidence;
        string entry = evidence.Entry < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" at entry {evidence.Entry}");
        return text.Append(CultureInfo.InvariantCulture, $"{check.Id} is refuted{subject}: {check.Statement}\n")
            .Append(CultureInfo.InvariantCulture, $"  left    {Number(evidence.Left)}      right   {Number(evidence.Right)}{entry}\n")
            .Append(CultureInfo.InvariantCulture, $"  gap     {Gap(evidence)}\n")
            .Append(CultureInfo.InvariantCulture, $"  input   {found.Input}\n")
            .Append(CultureInfo.InvariantCulture, $"  found   case {found.Case} of {cases}, shrunk {found.Shrinks} times           replay  {command}{(command.EndsWith('=') ? "" : " ")}{check.Replays(seed, found.Case)}\n")
            .Append(CultureInfo.InvariantCulture, $"  source  {check.Source}").ToString();
    }

    /// <summary>All digits of a double, and its bits.</summary>
    public static string Number(double x) => string.Create(CultureInfo.InvariantCulture, $"{x:R} (0x{BitConverter.DoubleToUInt64Bits(x):X16})");

    private static string Gap(Evidence evidence) => double.IsNaN(evidence.Gap) ? string.Create(CultureInfo.InvariantCulture, $"NaN, which no bound contains (here {evidence.Bound:0.0e+0})")
        : evidence.Bound == 0 ? string.Create(CultureInfo.InvariantCulture, $"{evidence.Gap:0.00e+0}, and the bound is 0: both sides are exact")
        : string.Create(CultureInfo.InvariantCulture, $"{evidence.Gap:0.00e+0} = {evidence.Ratio:0.0e+0} x the bound {evidence.Bound:0.0e+0}");
}

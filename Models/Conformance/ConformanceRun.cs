using System.Diagnostics;
using Onnx;
using Verification.Models.Backends;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Conformance;

/// <summary>What came of one test folder.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Verdict">pass, fail or unsupported.</param>
/// <param name="Reason">Why, where it did not pass.</param>
/// <param name="Operator">The operator that is missing, where one is.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record ConformanceResult(string Id, string Verdict, string Reason, string Operator, double Seconds)
{
    /// <summary>Where the expected reals lie beside the derived bound, where that was asked for and there are any.</summary>
    public ExpectationBound? Bound { get; init; }
}

/// <summary>Runs a test folder on a backend.</summary>
public static class ConformanceRun
{
    /// <summary>Runs every data set of a test and compares every output with its expectation.</summary>
    /// <param name="test">The test.</param>
    /// <param name="backend">What runs it.</param>
    /// <param name="rounding">
    /// The same backend, rounding every step to float: where an expectation rests on a tie of single precision (a quantized value of exactly ½),
    /// exact arithmetic falls on the other side.
    /// </param>
    /// <param name="bounds">Whether expected reals are compared with the bounds that the reference derives, too.</param>
    public static ConformanceResult Of(TestFolder test, IBackend backend, IBackend? rounding = null, bool bounds = false)
    {
        long start = Stopwatch.GetTimestamp();
        (string verdict, string reason, string op) = Judge(test, backend);
        if (verdict == "fail" && rounding is not null && Judge(test, rounding).Verdict == "pass")
        {
            (verdict, reason) = ("pass", $"when every step is rounded to float; exactly: {reason}");
        }
        ExpectationBound? bound = bounds && verdict == "pass" ? ExpectationBound.Of(test) : null;
        return new ConformanceResult(test.Name, verdict, reason, op, Stopwatch.GetElapsedTime(start).TotalSeconds) { Bound = bound };
    }

    private static (string Verdict, string Reason, string Operator) Judge(TestFolder test, IBackend backend)
    {
        string operators = "";
        try
        {
            ModelProto proto = ModelLoader.Read(test.ModelPath);
            operators = proto.Graph.Node.Select(n => n.OpType).Distinct().ToArray() is [string only] ? only : "graphs of several operators";
            Model model = ModelLoader.Convert(proto, test.ModelPath, new ExternalData(test.Path));
            bool any = false;
            foreach (string set in test.DataSets)
            {
                any = true;
                IReadOnlyDictionary<string, Value> got = backend.Run(proto, test.Path, TestFolder.Inputs(set, model), everyTensor: false).Values;
                foreach ((string name, Value expected) in TestFolder.Outputs(set, model))
                {
                    string? mismatch = got.TryGetValue(name, out Value? value) ? Expectation.Mismatch(value, expected) : "it was not returned";
                    if (mismatch is not null)
                    {
                        return ("fail", $"output '{name}': {mismatch}", "");
                    }
                }
            }
            return any ? ("pass", "", "") : ("fail", "it has no test_data_set_0", "");
        }
        catch (UnsupportedException e)
        {
            return ("unsupported", e.Message, e.Operator);
        }
        catch (BackendException e)
        {
            return e.IsUnsupported ? ("unsupported", e.Message, operators) : ("fail", e.Message, "");
        }
        catch (OnnxException e)
        {
            return ("fail", e.Message, "");
        }
    }
}

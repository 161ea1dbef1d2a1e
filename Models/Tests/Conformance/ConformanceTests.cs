using System.Collections.Concurrent;
using Verification.Models.Backends;
using Verification.Models.Conformance;

namespace Verification.Models.Tests.Conformance;

public sealed class ConformanceTests
{
    private const string Random = "the expectation was drawn from a generator that the standard does not name";
    private const string NaNToFloat4 = "the page 'Float stored in 4 bits' says 6 for NaN, the test −0";

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["test_bernoulli"] = Random,
        ["test_bernoulli_expanded"] = Random,
        ["test_bernoulli_double"] = Random,
        ["test_bernoulli_double_expanded"] = Random,
        ["test_bernoulli_seed"] = Random,
        ["test_bernoulli_seed_expanded"] = Random,
        ["test_cast_FLOAT_to_FLOAT4E2M1"] = NaNToFloat4,
        ["test_cast_FLOAT16_to_FLOAT4E2M1"] = NaNToFloat4,
        ["test_castlike_FLOAT_to_FLOAT4E2M1"] = NaNToFloat4,
        ["test_castlike_FLOAT_to_FLOAT4E2M1_expanded"] = NaNToFloat4,
        ["test_castlike_FLOAT16_to_FLOAT4E2M1"] = NaNToFloat4,
        ["test_castlike_FLOAT16_to_FLOAT4E2M1_expanded"] = NaNToFloat4,
    };

    public static TheoryData<string> Kinds => [.. OnnxCorpus.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_official_test_passes_on_the_reference_but_for_those_with_a_reason(string kind)
    {
        IReadOnlyList<TestFolder> tests = OnnxCorpus.Tests(kind);
        ConcurrentDictionary<string, string> failed = [];
        Parallel.ForEach(tests, test =>
        {
            ConformanceResult result = ConformanceRun.Of(test, new ReferenceBackend<double>(), new ReferenceBackend<float>(), bounds: true);
            if (result.Verdict != "pass")
            {
                failed[test.Name] = $"{result.Verdict}: {result.Reason}";
            }
            else if (result.Bound is { IsBeyond: true } bound && Findings.Of("reference", test.Name) is null)
            {
                failed[test.Name] = $"beyond the derived bound: {bound.Worst}";
            }
        });
        string[] unexplained = [.. failed.Where(f => !Exceptions.ContainsKey(f.Key)).Select(f => $"{f.Key}: {f.Value}").Order()];
        Assert.NotEmpty(tests);
        Assert.True(unexplained.Length == 0, string.Join('\n', unexplained));
        Assert.DoesNotContain(tests, test => Exceptions.ContainsKey(test.Name) && !failed.ContainsKey(test.Name));
    }
}

using Xunit.Sdk;
using Xunit.v3;

namespace Verification.Properties.Xunit;

/// <summary>Finds one test case for each method with <see cref="PropertyAttribute"/>.</summary>
public sealed class PropertyDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, factAttribute);
        return new([new PropertyTestCase(
            details.ResolvedTestMethod, details.TestCaseDisplayName, details.UniqueID, details.Explicit, details.SkipExceptions, details.SkipReason, details.SkipType,
            details.SkipUnless, details.SkipWhen, TestIntrospectionHelper.GetTraits(testMethod, null), details.SourceFilePath, details.SourceLineNumber, details.Timeout)]);
    }
}

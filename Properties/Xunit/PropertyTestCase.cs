using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Verification.Properties.Xunit;

/// <summary>A property as one test case: xUnit makes the class, its fixtures and its output; only the call of the method is FsCheck's.</summary>
public sealed class PropertyTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For xUnit, which reads test cases back from text.</summary>
    [Obsolete("Called by the de-serializer")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PropertyTestCase()
    {
    }

    internal PropertyTestCase(
        IXunitTestMethod testMethod, string displayName, string uniqueId, bool isExplicit, Type[]? skipExceptions, string? skipReason, Type? skipType,
        string? skipUnless, string? skipWhen, Dictionary<string, HashSet<string>> traits, string? sourceFilePath, int? sourceLineNumber, int timeout)
        : base(testMethod, displayName, uniqueId, isExplicit, skipExceptions, skipReason, skipType, skipUnless, skipWhen, traits, null, sourceFilePath, sourceLineNumber, timeout)
    {
    }

    /// <inheritdoc/>
    public async ValueTask<RunSummary> Run(
        ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        await new CaseRunner().Run(this, await CreateTests(), messageBus, aggregator, cancellationTokenSource, TestCaseDisplayName, SkipReason, explicitOption, constructorArguments);

    private sealed class CaseRunner : XunitTestCaseRunner
    {
        protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test) => new TestRunner().Run(
            test, ctxt.MessageBus, ctxt.ConstructorArguments, ctxt.ExplicitOption, ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.BeforeAfterTestAttributes);
    }

    private sealed class TestRunner : XunitTestRunner
    {
        // FsCheck waits for tasks; on a thread of its own that holds nobody up.
        protected override ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance) => ExecutionTimer.MeasureAsync(() =>
            ctxt.Aggregator.RunAsync(async () => await Task.Run(() =>
            {
                Type type = ctxt.Test.TestMethod.TestClass.Class;
                new PropertyRun(type, ctxt.TestMethod, testClassInstance, PropertySettings.Of(type, ctxt.TestMethod), e => ctxt.GetSkipReason(e) is not null).Check();
            })));
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit;
using TestResult = FsCheck.TestResult;

namespace Verification.Properties.Xunit;

/// <summary>One run of one property: draws the arguments, calls the method, prints what FsCheck says of a success and throws what it says of a failure.</summary>
internal sealed class PropertyRun : IRunner
{
    private readonly MethodInfo method;
    private readonly object? target;
    private readonly Func<Exception, bool> isSkip;
    private readonly PropertySettings settings;
    private readonly ParameterInfo[] parameters;
    private readonly Config config;
    private readonly IReadOnlyList<Parameter> sources;
    private readonly FSharpFunc<object, string> show;
    private FSharpList<object>? simplest;
    private TestResult? result;

    public PropertyRun(Type type, MethodInfo method, object? target, PropertySettings settings, Func<Exception, bool> isSkip)
    {
        (this.method, this.target, this.settings, this.isSkip) = (method, target, settings, isSkip);
        RefuseWhatCannotBeCalled();
        parameters = method.GetParameters();
        config = settings.ToConfig($"{type.FullName}.{method.Name}", this);
        sources = Arguments.Sources(parameters, settings, config.ArbMap);
        show = FuncConvert.FromFunc<object, string>(x => x is Arguments arguments ? arguments.Show(parameters, sources) : ArgumentText.Of(x));
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="PropertyFailedException">Some input falsifies the property.</exception>
    public void Check()
    {
        FsCheck.Check.One(config, Prop.ForAll(Arguments.Arbitrary(sources), Call));
        if (result is TestResult.Passed)
        {
            if (settings.QuietOnSuccess is not true)
            {
                Print(Text(result));
            }
            return;
        }
        Exception? thrown = ((result as TestResult.Failed)?.Item4 as Outcome.Failed)?.Item;
        if (thrown is not null && isSkip(thrown))
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
        throw new PropertyFailedException(result is not TestResult.Failed failed ? Text(result!) : $"{Text(Told(failed))}{Environment.NewLine}replay by [Property(Replay = \"{failed.Item6},{failed.Item7}\")]", thrown);
    }

    void IRunner.OnStartFixture(Type t)
    {
    }

    void IRunner.OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
        if (settings.Verbose is true)
        {
            Print(Runner.onArgumentsToStringWithFormatter(show, ntest, args));
        }
    }

    void IRunner.OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
        simplest = args;
        if (settings.Verbose is true)
        {
            Print(Runner.onShrinkToStringWithFormatter(show, args));
        }
    }

    void IRunner.OnFinished(string name, TestResult testResult) => result = testResult;

    private Property Call(Arguments arguments)
    {
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        object? returned = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments.ForCall(), null);
        return Judged(returned switch
        {
            Task task => Awaited(task),
            ValueTask task => Awaited(task.AsTask()),
            ValueTask<bool> task => Awaited(task.AsTask()),
            ValueTask<Property> task => Awaited(task.AsTask()),
            _ => returned,
        });
    }

    private static Property Judged(object? returned) => returned is Property property ? property : (returned is not false).ToProperty();

    private static object? Awaited(Task task)
    {
        task.GetAwaiter().GetResult();
        return task is Task<bool> truth ? truth.Result : task is Task<Property> property ? property.Result : null;
    }

    private string Text(TestResult of) =>
        string.Join(Environment.NewLine, Runner.onFinishedToStringWithFormatter(show, "", of).TrimEnd().Split('\n').Select(line => line.TrimEnd()));

    // Of what the method threw, its class and message: the stack is shown where stacks are. Where FsCheck gave up shrinking its last try may have passed, so the last failing one is told.
    private TestResult Told(TestResult.Failed failed) => TestResult.NewFailed(
        failed.Item1, failed.Item2, simplest ?? failed.Item3, failed.Item4 is Outcome.Failed { Item: var thrown } ? Outcome.NewFailed(new Brief(thrown)) : failed.Item4, failed.Item5, failed.Item6, failed.Item7);

    private void RefuseWhatCannotBeCalled()
    {
        Type returned = method.ReturnType;
        string? wrong = method.ContainsGenericParameters ? "is generic: need a method with definite types"
            : returned == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)) ? "is 'async void', so that its failures get lost: need 'async Task'"
            : !Returnable.Contains(returned) ? $"returns {returned}: need void, bool, Property or a task of one of these"
            : method.GetParameters().Any(p => p.ParameterType.IsByRef) ? "has a parameter by reference: need values" : null;
        if (wrong is not null)
        {
            throw new InvalidOperationException($"the property '{method.Name}' {wrong}");
        }
    }

    private static readonly Type[] Returnable =
    [
        typeof(void), typeof(bool), typeof(Property), typeof(Task), typeof(Task<bool>), typeof(Task<Property>), typeof(ValueTask), typeof(ValueTask<bool>), typeof(ValueTask<Property>),
    ];

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text.TrimEnd());

    private sealed class Brief(Exception thrown) : Exception
    {
        public override string ToString() => $"{thrown.GetType()}: {thrown.Message}";
    }
}

using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Verification.Properties.Xunit;

/// <summary>A test method whose arguments FsCheck draws: it must pass, or return true, for every one of them.</summary>
/// <remarks>
/// The method returns nothing, <c>bool</c>, FsCheck's <c>Property</c>, or a task of one of these. A run is the same every time, unless <c>VERIFY_SEED</c> or
/// <see cref="Replay"/> says otherwise; <c>VERIFY_EFFORT</c> multiplies <see cref="MaxTest"/>. What is not set here is taken from
/// <see cref="PropertiesAttribute"/> of the class, the classes around it and the assembly, then from FsCheck.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(PropertyDiscoverer))]
public class PropertyAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1) : FactAttribute(sourceFilePath, sourceLineNumber)
{
    internal PropertySettings Settings { get; private set; } = new();

    /// <summary>How many inputs must pass; FsCheck's own number is 100.</summary>
    public int MaxTest
    {
        get => Settings.MaxTest ?? PropertySettings.Default.MaxTest;
        set => Settings = Settings with { MaxTest = value };
    }

    /// <summary>How many inputs may be discarded by a precondition before the test is given up.</summary>
    public int MaxRejected
    {
        get => Settings.MaxRejected ?? PropertySettings.Default.MaxRejected;
        set => Settings = Settings with { MaxRejected = value };
    }

    /// <summary>The size of the first input.</summary>
    public int StartSize
    {
        get => Settings.StartSize ?? PropertySettings.Default.StartSize;
        set => Settings = Settings with { StartSize = value };
    }

    /// <summary>The size of the last input: sizes grow evenly from <see cref="StartSize"/>.</summary>
    public int EndSize
    {
        get => Settings.EndSize ?? PropertySettings.Default.EndSize;
        set => Settings = Settings with { EndSize = value };
    }

    /// <summary>What a failure printed: <c>seed,gamma</c> for the whole run, <c>seed,gamma,size</c> for the failing input alone.</summary>
    public string Replay
    {
        get => Settings.Replay ?? "";
        set => Settings = Settings with { Replay = value };
    }

    /// <summary>Whether a test that passes prints nothing.</summary>
    public bool QuietOnSuccess
    {
        get => Settings.QuietOnSuccess ?? false;
        set => Settings = Settings with { QuietOnSuccess = value };
    }

    /// <summary>Whether every input is printed.</summary>
    public bool Verbose
    {
        get => Settings.Verbose ?? false;
        set => Settings = Settings with { Verbose = value };
    }

    /// <summary>Types with static members that return <c>Arbitrary&lt;T&gt;</c>; the first that has one for T is used.</summary>
    public Type[] Arbitrary
    {
        get => [.. Settings.Arbitrary];
        set => Settings = Settings with { Arbitrary = value };
    }

    /// <summary>Types with static properties of type <c>Domain&lt;T&gt;</c>; the first that has one for T is used, before any <see cref="Arbitrary"/>.</summary>
    public Type[] Domains
    {
        get => [.. Settings.Domains];
        set => Settings = Settings with { Domains = value };
    }
}

/// <summary>What the properties of a class, of the classes in it or of an assembly have in common.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class PropertiesAttribute : PropertyAttribute;

using System.Globalization;
using System.Reflection;
using FsCheck;
using Microsoft.FSharp.Core;
using Verification.Properties.Cases;
using Verification.Properties.Claims;

namespace Verification.Properties.Xunit;

/// <summary>How a property is run; what is null is left to what stands around it.</summary>
internal sealed record PropertySettings
{
    public static Config Default { get; } = Config.Quick;

    public int? MaxTest { get; init; }
    public int? MaxRejected { get; init; }
    public int? StartSize { get; init; }
    public int? EndSize { get; init; }
    public string? Replay { get; init; }
    public bool? QuietOnSuccess { get; init; }
    public bool? Verbose { get; init; }
    public IReadOnlyList<Type> Arbitrary { get; init; } = [];
    public IReadOnlyList<Type> Domains { get; init; } = [];

    /// <summary>Those of a method, completed by its class, the classes around that, and the assembly.</summary>
    public static PropertySettings Of(Type type, MethodInfo method)
    {
        PropertySettings settings = method.GetCustomAttribute<PropertyAttribute>()!.Settings;
        for (Type? around = type; around is not null; around = around.DeclaringType)
        {
            settings = settings.Within(around.GetCustomAttribute<PropertiesAttribute>()?.Settings);
        }
        return settings.Within(type.Assembly.GetCustomAttribute<PropertiesAttribute>()?.Settings);
    }

    /// <summary>FsCheck's configuration; its seed follows from the method's name where none is to be replayed.</summary>
    public Config ToConfig(string name, IRunner runner) => Default
        .WithMaxTest(Effort.Cases(AtLeast(MaxTest, 1, nameof(MaxTest)) ?? Default.MaxTest))
        .WithMaxRejected(Effort.Cases(AtLeast(MaxRejected, 0, nameof(MaxRejected)) ?? Default.MaxRejected))
        .WithStartSize(AtLeast(StartSize, 0, nameof(StartSize)) ?? Default.StartSize)
        .WithEndSize(AtLeast(EndSize, 0, nameof(EndSize)) ?? Default.EndSize)
        .WithQuietOnSuccess(QuietOnSuccess ?? false)
        .WithReplay(string.IsNullOrEmpty(Replay) ? new Replay(new Rnd(Plan.FromEnvironment.Seed ^ CaseSeed.Hash(name)), null) : ParseReplay(Replay))
        .WithArbitrary(Arbitrary)
        .WithRunner(runner);

    /// <summary>Reads <c>seed,gamma</c> or <c>seed,gamma,size</c>, in brackets or not.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public static Replay ParseReplay(string text)
    {
        string[] parts = text.Trim().TrimStart('(').TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
        int size = -1;
        return parts.Length is 2 or 3 && Number(parts[0], out ulong seed) && Number(parts[1], out ulong gamma) && gamma % 2 == 1
            && (parts.Length == 2 || int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out size))
            ? new Replay(new Rnd(seed, gamma), size < 0 ? null : new FSharpOption<int>(size))
            : throw new FormatException($"Replay is '{text}': need 'seed,gamma' or 'seed,gamma,size' as a failure printed it, such as 12345,11400714819323198485,3");
    }

    private PropertySettings Within(PropertySettings? outer) => outer is null ? this : new()
    {
        MaxTest = MaxTest ?? outer.MaxTest,
        MaxRejected = MaxRejected ?? outer.MaxRejected,
        StartSize = StartSize ?? outer.StartSize,
        EndSize = EndSize ?? outer.EndSize,
        Replay = Replay ?? outer.Replay,
        QuietOnSuccess = QuietOnSuccess ?? outer.QuietOnSuccess,
        Verbose = Verbose ?? outer.Verbose,
        Arbitrary = [.. Arbitrary, .. outer.Arbitrary],
        Domains = [.. Domains, .. outer.Domains],
    };

    private static int? AtLeast(int? value, int least, string name) => value is null || value >= least ? value
        : throw new ArgumentException($"{name} is {value}: need at least {least}");

    private static bool Number(string text, out ulong value) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

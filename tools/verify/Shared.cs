using System.CommandLine;
using Verification.Properties.Cases;

namespace Verification.Tools.Verify;

/// <summary>Options that several commands share, each declared once.</summary>
internal static class Shared
{
    public const ulong DefaultSeed = CaseSeed.Default;

    public static Option<ulong> Seed() => new("--seed") { Description = "Seed of everything random", DefaultValueFactory = _ => DefaultSeed };

    public static Option<string> Filter(string what) => new("--filter") { Description = $"Only {what} this is a part of", DefaultValueFactory = _ => "" };

    public static Option<string?> Shard() => new("--shard") { Description = "Only part i of n, as i/n" };

    public static Option<FileInfo?> Json() => new("--json") { Description = "Also write the results to this file, as JSON" };

    public static Option<string> Backend(string preset) => new("--backend") { Description = $"One of {string.Join(", ", Backends.Names)}", DefaultValueFactory = _ => preset };
}

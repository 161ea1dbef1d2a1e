namespace Verification.Properties.Snapshots;

/// <summary>What the environment allows.</summary>
/// <param name="IsCi">Whether this is a build server, where nothing is ever written.</param>
/// <param name="Accepts">Whether what was received is to be the verified from now on.</param>
internal sealed record SnapshotSettings(bool IsCi, bool Accepts)
{
    private static readonly string[] CiVariables =
    [
        "CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION", "BUILDKITE", "CIRCLECI", "TRAVIS", "APPVEYOR", "BITBUCKET_BUILD_NUMBER", "CODEBUILD_BUILD_ID",
    ];

    public static SnapshotSettings FromEnvironment => Of(Environment.GetEnvironmentVariable);

    public static SnapshotSettings Of(Func<string, string?> variable) =>
        new(CiVariables.Any(name => variable(name) is { Length: > 0 } value && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase)), variable("VERIFY_ACCEPT") is "1");
}

using System.Text.Json;
using static Verification.Tools.Tests.VerifyProcess;

namespace Verification.Tools.Tests;

public sealed class CommandLineTests
{
    public static TheoryData<string[], string> WrongInputs => new()
    {
        { ["frobnicate"], "'frobnicate'" },
        { ["model"], "'FILE.onnx'" },
        { ["model", "no-such-file.onnx"], "no-such-file.onnx" },
        { ["model", Path.Combine(AppContext.BaseDirectory, "verify.dll")], "verify.dll" },
        { ["model", Zoo("softmax"), "--backend", "ort-tpu"], "'ort-tpu': need one of reference, ort-cpu, ort-webgpu" },
        { ["model", Zoo("softmax"), "--profile", "fp7"], "'fp7': need one of fp32, ort-cpu, wgsl" },
        { ["model", Zoo("softmax"), "--dim", "batch=many"], "'batch=many'" },
        { ["model", Zoo("softmax"), "--dim", "time=2"], "'time'" },
        { ["model", Zoo("softmax"), "--set", "t=1"], "'t'" },
        { ["model", Zoo("softmax"), "--inputs", "no-such-folder"], "no-such-folder" },
        { ["model", Zoo("softmax"), "--randomize-weights"], "ConstantOfShape" },
        { ["model", Zoo("softmax"), "--seed", "x"], "'x'" },
        { ["conformance", "no-such-folder"], "no-such-folder" },
        { ["conformance", AppContext.BaseDirectory, "--filter", "no-such-name"], "'no-such-name'" },
        { ["conformance", AppContext.BaseDirectory, "--shard", "3/2"], "'3/2'" },
        { ["--filter", "no-such-name"], "'no-such-name'" },
        { ["identities", "--filter", "no-such-name"], "'no-such-name'" },
        { ["identities", "--cases", "0"], "--cases is 0" },
        { ["identities", "--shard", "3/2"], "'3/2'" },
        { ["identities", "--replay", "kl-nonnegative"], "need CLAIM:SEED:CASE" },
        { ["identities", "--replay", "no-such-claim:1:2"], "'no-such-claim'" },
        { ["identities", "--replay", "kl-nonnegative:1:1000000"], "case 1000000" },
    };

    private static readonly string[] GoodClasses = ["faithful", "within bound"];

    [Theory]
    [MemberData(nameof(WrongInputs))]
    public void Wrong_input_is_one_clear_line_and_exit_code_2(string[] arguments, string named)
    {
        (int exitCode, string output, string error) = Run(arguments);
        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("verify: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_input_leaves_no_output_file()
    {
        using Scratch scratch = new();
        Assert.Equal(2, Run("model", "no-such-file.onnx", "--json", Path.Combine(scratch.Folder, "report.json")).ExitCode);
        Assert.Empty(Directory.GetFiles(scratch.Folder));
    }

    [Fact]
    public void Prints_no_colours_into_a_pipe() => Assert.DoesNotContain('\u001b', Run("model", Zoo("softmax"), "--all").Output);

    [Fact]
    public void Gives_every_node_of_a_model_its_class()
    {
        JsonElement report = Json("model", Zoo("vae"), "--dim", "batch=3", "--seed", "5");
        Assert.Equal("model", report.GetProperty("command").GetString());
        Assert.Equal(5, report.GetProperty("seed").GetInt32());
        Assert.Equal(report.GetProperty("summary").GetProperty("nodes").GetInt32(), report.GetProperty("results").GetArrayLength());
        foreach (JsonElement node in report.GetProperty("results").EnumerateArray())
        {
            Assert.NotEmpty(node.GetProperty("id").GetString()!);
            Assert.NotEmpty(node.GetProperty("op").GetString()!);
            Assert.Contains(node.GetProperty("class").GetString(), GoodClasses);
        }
    }

    [Fact]
    public void Gives_the_same_results_for_the_same_seed()
    {
        string First() => string.Join(";", Json("model", Zoo("softmax"), "--seed", "9").GetProperty("results").EnumerateArray().Select(n => n.GetProperty("gap").GetDouble().ToString("R", null)));
        Assert.Equal(First(), First());
    }

    [Fact]
    public void Checks_every_claim_and_audits_every_bundled_model_on_every_backend()
    {
        JsonElement report = Json();
        Assert.Equal("verify", report.GetProperty("command").GetString());
        Assert.Equal(0, report.GetProperty("summary").GetProperty("refuted").GetInt32());
        string[] backends = ["reference", "ort-cpu", "ort-webgpu"];
        Assert.Equal(15, report.GetProperty("results").EnumerateArray().Count(r => backends.Contains(r.GetProperty("subject").GetString())));
        Assert.Equal(report.GetProperty("summary").GetProperty("mutants").GetInt32(), report.GetProperty("summary").GetProperty("mutantsRejected").GetInt32());
        foreach (string key in new[] { "id", "subject", "verdict", "cases", "gap", "bound", "ratio", "input", "replay", "source", "seconds" })
        {
            Assert.All(report.GetProperty("results").EnumerateArray(), result => Assert.True(result.TryGetProperty(key, out _), key));
        }
    }

    [Fact]
    public void Runs_conformance_folders_and_says_what_fails()
    {
        using Scratch scratch = new();
        string test = Path.Combine(scratch.Folder, "test_softmax");
        Directory.CreateDirectory(Path.Combine(test, "test_data_set_0"));
        File.Copy(Zoo("softmax"), Path.Combine(test, "model.onnx"));
        (int exitCode, string output, _) = Run("conformance", scratch.Folder);
        Assert.Equal(1, exitCode);
        Assert.Contains("'s'", output, StringComparison.Ordinal);
        Assert.Contains("0 pass, 1 fail, 0 unsupported", output, StringComparison.Ordinal);
    }
}

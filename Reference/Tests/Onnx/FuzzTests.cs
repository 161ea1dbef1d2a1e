using System.Globalization;
using Google.Protobuf;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

/// <summary>Flipped, cut, inserted and repeated bytes: the outcome is a result or an OnnxException, soon and in little memory.</summary>
public sealed class FuzzTests
{
    private const int CasesPerModel = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Limits Limits = new() { MaxTensorBytes = 1 << 20, MaxNodeRuns = 2_000, MaxElements = 1 << 20 };
    private static readonly int Effort = int.TryParse(Environment.GetEnvironmentVariable("VERIFY_EFFORT"), NumberStyles.None, CultureInfo.InvariantCulture, out int effort) ? effort : 1;

    public static TheoryData<string> Models => [.. FuzzedModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void An_unspoilt_model_runs(string name) => LoadAndEvaluate(FuzzedModels.All[name]().ToByteArray());

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_mutated_model_gives_a_result_or_one_clear_error(string name)
    {
        byte[] sound = FuzzedModels.All[name]().ToByteArray();
        for (int k = 0; k < CasesPerModel * Effort; k++)
        {
            byte[] mutated = Mutated(sound, new Random(20261121 + k));
            string replay = $"{name}, case {k}: {Convert.ToBase64String(mutated)}";
            Task<long> run = Task.Run(() => Survives(mutated, replay), TestContext.Current.CancellationToken);
            Assert.True(await Task.WhenAny(run, Task.Delay(Patience, TestContext.Current.CancellationToken)) == run, $"no end after {Patience.TotalSeconds} s: {replay}");
            Assert.True(await run < 256 << 20, $"{await run} bytes of memory: {replay}");
        }
    }

    private static long Survives(byte[] bytes, string replay)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            LoadAndEvaluate(bytes);
        }
        catch (OnnxException e)
        {
            Assert.StartsWith("m.onnx: ", e.Message, StringComparison.Ordinal);
        }
        catch (Exception e)
        {
            Assert.Fail($"{replay}: {e}");
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void LoadAndEvaluate(byte[] bytes)
    {
        using (Limits.Apply())
        {
            Model model = ModelLoader.Load(bytes, "m.onnx");
            Dictionary<string, Value> inputs = [];
            foreach (ValueInfo input in model.Graph.Inputs.Where(input => !model.Graph.Initializers.ContainsKey(input.Name)))
            {
                if (Fitting(input) is { } value)
                {
                    inputs[input.Name] = value;
                }
            }
            new Evaluator<double>(model).Run(inputs);
        }
    }

    // A small value of the declared type; null where only a large one would do.
    private static Tensor? Fitting(ValueInfo input)
    {
        int[] shape = [.. input.Dimensions?.Select(d => d.Size ?? 2) ?? []];
        if (shape.Aggregate(1L, (count, d) => Math.Min(count * d, 1 << 20)) > 1 << 12)
        {
            return null;
        }
        return input.ElementType switch
        {
            ElementType.Float => new Tensor<float>(shape),
            ElementType.Double => new Tensor<double>(shape),
            ElementType.Int64 => new Tensor<long>(shape),
            ElementType.Bool => new Tensor<bool>(shape),
            _ => null,
        };
    }

    private static byte[] Mutated(byte[] sound, Random random)
    {
        List<byte> bytes = [.. sound];
        for (int changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes[place] = random.Next(2) == 0 ? (byte)0xFF : (byte)0x7F;
                    break;
                case 3:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                case 4:
                    bytes.RemoveAt(place);
                    break;
                default:
                    int length = Math.Min(random.Next(1, 24), bytes.Count - place);
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, length));
                    break;
            }
        }
        if (random.Next(10) == 0)
        {
            bytes = bytes[..random.Next(bytes.Count + 1)];
        }
        return [.. bytes];
    }
}

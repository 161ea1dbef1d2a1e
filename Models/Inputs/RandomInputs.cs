using Onnx;
using Verification.Models.Backends;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Inputs;

/// <summary>Random inputs that fit a model's signature.</summary>
/// <remarks>
/// Reals are normal with mean 0 and variance 1, booleans fair, integers uniform on [0, 10), except that an integer which the model compares with a
/// constant takes that constant. A dynamic first dimension, or one whose name says batch, is 1; for the others a few usual sizes (and 1) are tried
/// until the model runs: 64 first in images, 16 first elsewhere; dimensions of one name are the same. A seed gives the same inputs on every machine.
/// </remarks>
public sealed class RandomInputs
{
    private static readonly int[] Sizes = [16, 64, 32, 128, 224, 512, 8, 320, 640, 1024];

    /// <summary>Combinations of sizes that are tried, at most.</summary>
    private const int Tries = 80;

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Sizes of dynamic dimensions, by their name or by <c>input.axis</c>.</summary>
    public IReadOnlyDictionary<string, int> Dimensions { get; init; } = new Dictionary<string, int>();

    /// <summary>Inputs that are to be constant: one number for every element, by input name.</summary>
    public IReadOnlyDictionary<string, double> Constants { get; init; } = new Dictionary<string, double>();

    /// <summary>Inputs for a model, with dynamic dimensions on which both a backend and the reference run it.</summary>
    /// <param name="proto">The model's message, for the backend.</param>
    /// <param name="model">The model.</param>
    /// <param name="folder">The folder of its external data; null for none.</param>
    /// <param name="backend">The backend.</param>
    /// <exception cref="OnnxException">None of the sizes fits; the message says how to give them.</exception>
    public Dictionary<string, Value> For(ModelProto proto, Model model, string? folder, IBackend backend) => For(model, inputs =>
    {
        try
        {
            backend.Run(proto, folder, inputs, everyTensor: false);
            new Evaluator<float>(model).Run(inputs);
            return null;
        }
        catch (UnsupportedException)
        {
            return null; // no other size would help: the audit lists the operator by name
        }
        catch (Exception e) when (e is BackendException or OnnxException)
        {
            return e.Message;
        }
    });

    /// <summary>Inputs for a model, with dynamic dimensions that <paramref name="runs"/> accepts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="runs">Null if the model runs on such inputs, else why not.</param>
    /// <exception cref="OnnxException">None of the sizes fits; the message says how to give them.</exception>
    public Dictionary<string, Value> For(Model model, Func<Dictionary<string, Value>, string?> runs)
    {
        ValueInfo[] needed = [.. model.Graph.Inputs.Where(i => !model.Graph.Initializers.ContainsKey(i.Name))];
        foreach (string name in Constants.Keys.Where(name => needed.All(i => i.Name != name)))
        {
            throw new OnnxException($"{model.Source}: it has no input '{name}'; its inputs are {string.Join(", ", needed.Select(i => $"'{i.Name}'"))}");
        }
        string[] dynamic = [.. needed.SelectMany(i => (i.Dimensions ?? []).Select((d, axis) => (Dimension: d, Name: Name(i, axis)))).Where(d => d.Dimension.Size is null).Select(d => d.Name).Distinct()];
        foreach (string name in Dimensions.Keys.Where(name => !dynamic.Contains(name)))
        {
            throw new OnnxException($"{model.Source}: it has no dynamic dimension '{name}'; its dynamic dimensions are {(dynamic.Length == 0 ? "none" : string.Join(", ", dynamic.Select(d => $"'{d}'")))}");
        }
        string[] free = [.. dynamic.Where(d => !Dimensions.ContainsKey(d))];
        IReadOnlyDictionary<string, double> compared = ComparedConstants.Of(model.Graph);
        string? first = null;
        foreach (Dictionary<string, int> sizes in Candidates(needed, free).Take(Tries))
        {
            Dictionary<string, Value> inputs = needed.ToDictionary(i => i.Name, i => Draw(i, sizes, compared));
            if (runs(inputs) is not { } reason)
            {
                return inputs;
            }
            first ??= reason;
        }
        throw new OnnxException($"{model.Source}: it does not run on random inputs: {first}{(dynamic.Length == 0 ? "" : $"; give its dynamic dimensions by --dim {string.Join(" --dim ", dynamic.Select(d => d + "=SIZE"))}")}; or give inputs by --inputs FOLDER");
    }

    // Every size for all free dimensions at once, then with some of them 1.
    private static IEnumerable<Dictionary<string, int>> Candidates(ValueInfo[] inputs, string[] free)
    {
        bool image = inputs.Any(i => i.Dimensions is { Count: >= 4 });
        IEnumerable<int> sizes = image ? [64, .. Sizes.Where(s => s != 64)] : Sizes;
        HashSet<string> batch = [.. inputs.SelectMany(i => (i.Dimensions ?? []).Select((d, axis) => (IsBatch(d, axis), Name: Name(i, axis)))).Where(d => d.Item1).Select(d => d.Name)];
        string[] open = [.. free.Where(name => !batch.Contains(name)).Take(6)];
        for (int ones = 0; ones < 1 << open.Length; ones++)
        {
            foreach (int size in sizes)
            {
                yield return free.ToDictionary(name => name, name => batch.Contains(name) || (Array.IndexOf(open, name) is >= 0 and int k && (ones >> k & 1) != 0) ? 1 : size);
                if (open.Length == 0)
                {
                    yield break;
                }
            }
        }
    }

    private Value Draw(ValueInfo input, Dictionary<string, int> sizes, IReadOnlyDictionary<string, double> compared)
    {
        if (input.Kind != ValueKind.Tensor || input.ElementType == ElementType.Undefined)
        {
            throw new OnnxException($"input '{input.Name}' is no tensor of a known type: random inputs cannot be drawn for it; give them by --inputs FOLDER");
        }
        int[] shape = [.. (input.Dimensions ?? []).Select((d, axis) => d.Size ?? (Dimensions.TryGetValue(Name(input, axis), out int given) ? given : sizes[Name(input, axis)]))];
        double? constant = Constants.TryGetValue(input.Name, out double set) ? set : input.ElementType.IsInteger() && compared.TryGetValue(input.Name, out double known) ? known : null;
        return Drawing.Tensor(input.ElementType, shape, Seed ^ Drawing.Hash(input.Name), constant);
    }

    private static bool IsBatch(Dimension dimension, int axis) => axis == 0 || dimension.Name.Contains("batch", StringComparison.OrdinalIgnoreCase);

    private static string Name(ValueInfo input, int axis) =>
        input.Dimensions![axis].Name is { Length: > 0 } name ? name : FormattableString.Invariant($"{input.Name}.{axis}");
}

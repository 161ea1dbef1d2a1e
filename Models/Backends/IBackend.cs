using Onnx;
using Verification.Models.Profiles;
using Verification.Reference.Tensors;

namespace Verification.Models.Backends;

/// <summary>Something that runs ONNX graphs: the reference itself, or a provider of ONNX Runtime.</summary>
public interface IBackend
{
    /// <summary>Its name on the command line: <c>ort-cpu</c>.</summary>
    string Name { get; }

    /// <summary>What it is, with version and device, for the head of a report.</summary>
    string Describe();

    /// <summary>The arithmetic that bounds the results of a node which the named execution provider ran.</summary>
    Arithmetic ArithmeticOf(string provider);

    /// <summary>Runs a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">The folder of its external data; null where there are none.</param>
    /// <param name="inputs">Values by input name.</param>
    /// <param name="everyTensor">Whether to return the output of every node of the main graph, not only the graph's outputs.</param>
    /// <exception cref="BackendException">The backend cannot load or run the model.</exception>
    BackendRun Run(ModelProto model, string? folder, IReadOnlyDictionary<string, Value> inputs, bool everyTensor);
}

/// <summary>What a backend made of a model.</summary>
/// <param name="Values">Every returned value by name.</param>
/// <param name="Providers">By the name of a node's first output: the execution provider that really ran it.</param>
/// <param name="Seconds">How long the run took, without loading.</param>
public sealed record BackendRun(IReadOnlyDictionary<string, Value> Values, IReadOnlyDictionary<string, string> Providers, double Seconds);

/// <summary>A backend that cannot load or run a model, in its own words.</summary>
public sealed class BackendException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it lacks the operator, type or form rather than having failed at it.</summary>
    public bool IsUnsupported { get; init; }
}

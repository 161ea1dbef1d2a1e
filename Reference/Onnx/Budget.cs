using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>What one evaluation has used up of the <see cref="Limits"/> that hold: a few bytes can ask for 2⁶³ iterations.</summary>
internal sealed class Budget
{
    private long nodeRuns, elements;

    /// <summary>How many graphs are being run inside one another.</summary>
    public int Depth { get; private set; }

    /// <summary>A graph is run.</summary>
    /// <exception cref="OnnxException">It is nested too deep, or one too many.</exception>
    public void Enter(string graph)
    {
        if (++Depth > Limits.MaxDepth)
        {
            throw new OnnxException($"graph '{graph}' is nested more than {Limits.MaxDepth} deep");
        }
    }

    /// <summary>The graph has been run.</summary>
    public void Leave() => Depth--;

    /// <summary>Counts one node or graph, and what it has computed.</summary>
    /// <exception cref="OnnxException">It is more than the limits allow.</exception>
    public void Spend(string where, long computed = 0)
    {
        Limits limits = Limits.Current;
        if (++nodeRuns > limits.MaxNodeRuns)
        {
            throw new OnnxException($"the evaluation has run more than {limits.MaxNodeRuns} nodes when it came to '{where}' (VERIFY_MAX_NODE_RUNS)");
        }
        if ((elements += computed) > limits.MaxElements)
        {
            throw new OnnxException($"the evaluation has computed more than {limits.MaxElements} elements when it came to '{where}' (VERIFY_MAX_ELEMENTS)");
        }
    }
}

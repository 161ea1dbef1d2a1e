using Onnx;
using Verification.Reference.Numbers;

namespace Verification.Benchmarks.Accuracy;

/// <summary>A graph from floats to as many floats, one by one, and the function that it stands for.</summary>
internal sealed record Subject
{
    /// <summary>Its name in the table: the op_type, with what of it is looked at.</summary>
    public required string Name { get; init; }

    /// <summary>The graph's nodes from <c>x</c> [<see cref="FloatSweep.Rows"/>, <see cref="FloatSweep.Columns"/>] (and <c>z</c>, where there is a <see cref="Second"/> argument) to <c>y</c>.</summary>
    public required NodeProto[] Nodes { get; init; }

    /// <summary>Constants of the graph.</summary>
    public TensorProto[] Constants { get; init; } = [];

    /// <summary>The function, in double.</summary>
    public required Func<double, double, double> Exact { get; init; }

    /// <summary>The second argument that goes with a first one; null for functions of one argument.</summary>
    public Func<float, float>? Second { get; init; }

    /// <summary>A second argument that is the same for every first one, as a constant of the graph.</summary>
    public float Fixed { get; init; }

    /// <summary>The key of the function in a profile; null where the graph is made of several.</summary>
    public Function? Key { get; init; }

    /// <summary>Magnitudes that are swept without gaps; below and above, the function is trivial or saturated and 1 float in 16 is taken.</summary>
    public (float Low, float High) Dense { get; init; } = (1e-4f, 128);

    /// <summary>The largest magnitude that is taken at all.</summary>
    public float Largest { get; init; } = float.PositiveInfinity;

    /// <summary>Whether negative arguments are taken.</summary>
    public bool Negative { get; init; } = true;

    /// <summary>Whether positive arguments are taken.</summary>
    public bool Positive { get; init; } = true;
}

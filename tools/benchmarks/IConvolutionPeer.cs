using Verification.Reference.Kernels;

namespace Verification.Benchmarks;

/// <summary>Another implementation of convolution, to be timed beside ours.</summary>
internal interface IConvolutionPeer
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Does everything that need not be timed.</summary>
    IPreparedConvolution Prepare(ConvolutionShape shape, float[] x, float[] w, float[] bias, int threads);
}

/// <summary>A convolution that can be run again and again.</summary>
internal interface IPreparedConvolution : IDisposable
{
    /// <summary>Computes it once.</summary>
    void Run();
}

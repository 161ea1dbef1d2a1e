using System.Runtime.Intrinsics;

namespace Verification.Reference.Kernels;

/// <summary>The register width that a kernel runs with. All widths are correct on all hardware; <see cref="SimdPaths.Best"/> is the fast one.</summary>
internal enum SimdPath
{
    /// <summary>One number at a time.</summary>
    Scalar,

    /// <summary>128-bit registers (SSE2, NEON).</summary>
    Vector128,

    /// <summary>256-bit registers (AVX2 with FMA).</summary>
    Vector256,

    /// <summary>512-bit registers (AVX-512).</summary>
    Vector512,
}

/// <summary>Which <see cref="SimdPath"/> this hardware is best at.</summary>
internal static class SimdPaths
{
    /// <summary>The widest register that this processor computes with directly.</summary>
    /// <remarks><c>DOTNET_EnableAVX512=0</c> and <c>DOTNET_EnableAVX2=0</c> lower it, for measurements.</remarks>
    internal static SimdPath Best { get; } =
        Vector512.IsHardwareAccelerated || System.Runtime.Intrinsics.X86.Avx512F.IsSupported ? SimdPath.Vector512
        : Vector256.IsHardwareAccelerated ? SimdPath.Vector256
        : Vector128.IsHardwareAccelerated ? SimdPath.Vector128
        : SimdPath.Scalar;
}

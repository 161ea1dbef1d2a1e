using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Verification.Benchmarks;

/// <summary>The system's OpenBLAS, if there is one: the peer of the matrix product.</summary>
/// <remarks>
/// Debian: <c>apt-get install --no-install-recommends libopenblas0-pthread</c>. A processor younger than the library is taken for a Prescott of 2004 (a
/// quarter of the rate), and OPENBLAS_CORETYPE may be left over from elsewhere: the kernels are therefore named here, after the instructions in use.
/// </remarks>
internal static unsafe partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101;
    private const int NoTranspose = 111;

    internal static bool Present { get; } = Load();

    internal static string Description => Present ? Marshal.PtrToStringAnsi(Config()) ?? "OpenBLAS" : "absent";

    private static bool Load()
    {
        // The library reads the process's own environment, which Environment.SetEnvironmentVariable does not change.
        if (OperatingSystem.IsLinux() && Avx2.IsSupported)
            SetEnvironment("OPENBLAS_CORETYPE", Avx512F.IsSupported ? "SKYLAKEX" : "HASWELL", 1);

        return NativeLibrary.TryLoad(Library, typeof(OpenBlas).Assembly, null, out _);
    }

    internal static void UseThreads(int threads) => SetThreads(threads);

    internal static void Multiply(int m, int n, int k, float[] a, float[] b, float[] c)
    {
        fixed (float* x = a, y = b, z = c)
            Sgemm(RowMajor, NoTranspose, NoTranspose, m, n, k, 1, x, k, y, n, 0, z, n);
    }

    internal static void Multiply(int m, int n, int k, double[] a, double[] b, double[] c)
    {
        fixed (double* x = a, y = b, z = c)
            Dgemm(RowMajor, NoTranspose, NoTranspose, m, n, k, 1, x, k, y, n, 0, z, n);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    private static partial void SetThreads(int threads);

    [LibraryImport(Library, EntryPoint = "openblas_get_config")]
    private static partial nint Config();

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    private static partial void Sgemm(
        int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    [LibraryImport(Library, EntryPoint = "cblas_dgemm")]
    private static partial void Dgemm(
        int order, int transA, int transB, int m, int n, int k, double alpha, double* a, int lda, double* b, int ldb, double beta, double* c, int ldc);
}

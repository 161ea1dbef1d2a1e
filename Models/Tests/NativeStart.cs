using System.Runtime.CompilerServices;

namespace Verification.Models.Tests;

/// <summary>Tests that use ONNX Runtime directly may run before anything of Verification.Models does.</summary>
internal static class NativeStart
{
    [ModuleInitializer]
    internal static void Run() => NativeEnvironment.Prepare();
}

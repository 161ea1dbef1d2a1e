using System.Runtime.CompilerServices;

namespace Verification.Models;

/// <summary>Prepares the native environment also where ONNX Runtime is a NuGet package, whose assembly knows nothing of it.</summary>
internal static class NativeStart
{
#pragma warning disable CA2255 // A library is to use module initializers with care: nothing later is early enough here.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run() => NativeEnvironment.Prepare();
}

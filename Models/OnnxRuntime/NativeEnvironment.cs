using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Verification.Models;

/// <summary>The environment variables that ONNX Runtime's native code must find before its first use.</summary>
/// <remarks>
/// <c>ORT_DISABLE_TELEMETRY=1</c>: without it the library writes to a cache folder and may upload.<br/>
/// <c>VK_ICD_FILENAMES</c>: SwiftShader, so that WebGPU runs with no GPU; left alone where <c>VK_ICD_FILENAMES</c> or <c>VK_DRIVER_FILES</c> is set.<br/>
/// A value that the user has set always wins.<br/>
/// Method: .NET keeps its own copy of the environment, which native code never sees outside Windows; hence the C library's <c>setenv</c>.
/// </remarks>
public static partial class NativeEnvironment
{
    /// <summary>Sets the variables that are not set yet; does nothing the second time.</summary>
    /// <remarks>Runs by itself when the assembly that holds this class is first used; call it where ONNX Runtime comes from another assembly (NuGet).</remarks>
#pragma warning disable CA2255 // A library is to use module initializers with care: nothing later is early enough here.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Prepare()
    {
        SetUnlessSet("ORT_DISABLE_TELEMETRY", "1");
        var device = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "vk_swiftshader_icd.json");
        if (OperatingSystem.IsLinux() && Read("VK_DRIVER_FILES") is null && File.Exists(device)) SetUnlessSet("VK_ICD_FILENAMES", device);
    }

    /// <summary>The value that native code sees, or null where the variable is not set.</summary>
    public static string Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Marshal.PtrToStringUTF8(OperatingSystem.IsWindows() ? GetOnWindows(name) : Get(name));
    }

    private static void SetUnlessSet(string name, string value)
    {
        if (Read(name) is not null) return;
        Environment.SetEnvironmentVariable(name, value); // for managed readers and for child processes
        if ((OperatingSystem.IsWindows() ? SetOnWindows(name, value) : Set(name, value, 0)) != 0)
            throw new InvalidOperationException($"The C library refused to set {name}={value} in the native environment.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Get(string name);

    [LibraryImport("ucrtbase", EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetOnWindows(string name, string value);

    [LibraryImport("ucrtbase", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetOnWindows(string name);
}

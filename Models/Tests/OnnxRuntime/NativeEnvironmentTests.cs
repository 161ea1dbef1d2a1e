namespace Verification.Models.Tests.OnnxRuntime;

public sealed class NativeEnvironmentTests
{
    [Fact]
    public void Turns_telemetry_off_where_native_code_looks() => Assert.Equal("1", NativeEnvironment.Read("ORT_DISABLE_TELEMETRY"));

    [Fact]
    public void Names_a_Vulkan_device_that_exists()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && NativeEnvironment.Read("VK_DRIVER_FILES") is null, "the device is the system's own");
        Assert.True(File.Exists(NativeEnvironment.Read("VK_ICD_FILENAMES")));
    }

    [Fact]
    public void Keeps_what_is_set_already()
    {
        var before = NativeEnvironment.Read("VK_ICD_FILENAMES");
        NativeEnvironment.Prepare();
        Assert.Equal(before, NativeEnvironment.Read("VK_ICD_FILENAMES"));
    }

    [Fact]
    public void Reads_a_variable_that_is_not_set_as_null() => Assert.Null(NativeEnvironment.Read("VERIFICATION_NEVER_SET"));
}

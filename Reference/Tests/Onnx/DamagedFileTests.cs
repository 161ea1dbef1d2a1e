using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;

namespace Verification.Reference.Tests.Onnx;

public sealed class DamagedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_sound_file_loads() => Assert.Equal("y", ModelLoader.Load(Written(Hostile.Sound().ToByteArray())).Graph.Outputs.Single().Name);

    [Fact]
    public void A_missing_file_is_named() => Refused(Path.Combine(folder, "none.onnx"), "no such file");

    [Fact]
    public void A_folder_is_no_file() => Refused(folder, "folder");

    [Fact]
    public void An_empty_file_is_called_empty() => Refused(Written([]), "empty");

    [Fact]
    public void A_device_is_not_read_for_ever()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no /dev/zero");
        Refused("/dev/zero", "empty");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_no_file_can_have_is_refused(string path) => Refused(path);

    [Fact]
    public void Text_is_no_model() => Refused(Written("This is not a model, but it is long enough to be one."u8.ToArray()), "not an ONNX model");

    [Fact]
    public void A_message_without_a_graph_is_no_model() => Refused(Written(new ModelProto { IrVersion = 10 }.ToByteArray()), "no graph");

    [Fact]
    public void Every_truncation_is_refused_or_loads()
    {
        byte[] bytes = Hostile.Sound().ToByteArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            LoadsOrIsRefused(bytes[..length]);
        }
    }

    [Fact]
    public void Every_flipped_bit_is_refused_or_loads()
    {
        byte[] bytes = Hostile.Sound().ToByteArray();
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            LoadsOrIsRefused(bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_name_that_is_no_UTF8_is_refused()
    {
        byte[] bytes = Hostile.Sound().ToByteArray();
        bytes[bytes.AsSpan().IndexOf("sum"u8)] = 0xFF;
        Hostile.Refuses(() => ModelLoader.Load(bytes, "m.onnx"), "m.onnx: ", "UTF-8");
    }

    [Fact]
    public void A_string_attribute_that_is_no_UTF8_is_refused() => Hostile.IsRefused(
        Hostile.Spoilt(m => m.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "mode", Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFrom(0xC3, 0x28) })),
        "node 'sum' (Add)", "'mode'", "UTF-8");

    [Fact]
    public void A_value_file_that_holds_no_tensor_is_refused()
    {
        string path = Written([0x0A, 0xFF]);
        Hostile.Refuses(() => ValueReader.Load(path, ValueKind.Tensor), path, "tensor");
        Hostile.Refuses(() => ValueReader.Load(path, ValueKind.Sequence), path, "sequence");
        Hostile.Refuses(() => ValueReader.Load(path, ValueKind.Other), path);
        Hostile.Refuses(() => ValueReader.Load(folder, ValueKind.Tensor), folder);
    }

    private static void LoadsOrIsRefused(byte[] bytes)
    {
        try
        {
            ModelLoader.Load(bytes, "m.onnx");
        }
        catch (OnnxException e)
        {
            Assert.StartsWith("m.onnx: ", e.Message, StringComparison.Ordinal);
        }
    }

    private static void Refused(string path, params string[] says) => Hostile.Refuses(() => ModelLoader.Load(path), [path + ": ", .. says]);

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(folder, "m.onnx");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

public sealed class ExternalDataTests : IDisposable
{
    private readonly string outside = Directory.CreateTempSubdirectory().FullName;
    private readonly string folder;

    public ExternalDataTests()
    {
        folder = Directory.CreateDirectory(Path.Combine(outside, "model")).FullName;
        byte[] bytes = TensorWriter.Bytes(Tensor<float>.Vector(7, 1, 2, 9));
        File.WriteAllBytes(Path.Combine(folder, "w.bin"), bytes);
        File.WriteAllBytes(Path.Combine(outside, "secret.bin"), bytes);
        Directory.CreateDirectory(Path.Combine(outside, "model-2"));
        File.WriteAllBytes(Path.Combine(outside, "model-2", "w.bin"), bytes);
    }

    public void Dispose() => Directory.Delete(outside, recursive: true);

    [Fact]
    public void Are_read_from_the_models_folder()
    {
        Assert.Equal([1f, 2f], Read(("location", "w.bin"), ("offset", "4"), ("length", "8")));
        Assert.Equal([7f, 1f], Read(("location", "w.bin")));
        Directory.CreateDirectory(Path.Combine(folder, "below"));
        File.Copy(Path.Combine(folder, "w.bin"), Path.Combine(folder, "below", "v.bin"));
        Assert.Equal([2f, 9f], Read(("location", "below/../below/v.bin"), ("offset", "8")));
    }

    [Theory]
    [InlineData("../secret.bin")]
    [InlineData("below/../../secret.bin")]
    [InlineData("../model-2/w.bin")]
    [InlineData("/etc/passwd")]
    [InlineData(".")]
    [InlineData("..")]
    public void Outside_the_folder_are_refused(string location) => Refused("outside the model's folder", ("location", location));

    [Fact]
    public void Behind_a_link_to_outside_are_refused()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "link.bin"), Path.Combine(outside, "secret.bin"));
        Refused("link to outside", ("location", "link.bin"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "link"), outside);
        Refused("link to outside", ("location", "link/secret.bin"));
        Directory.CreateDirectory(Path.Combine(folder, "below"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "below", "up"), "..");
        Refused("link to outside", ("location", "below/up/link/secret.bin"));
        File.CreateSymbolicLink(Path.Combine(folder, "twice.bin"), Path.Combine(folder, "link.bin"));
        Refused("link to outside", ("location", "twice.bin"));
        File.CreateSymbolicLink(Path.Combine(folder, "self.bin"), Path.Combine(folder, "self.bin"));
        Refused("", ("location", "self.bin"));
    }

    [Fact]
    public void Behind_a_link_that_stays_inside_are_read()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "same.bin"), "w.bin");
        Assert.Equal([7f, 1f], Read(("location", "same.bin")));
    }

    [Fact]
    public void In_a_file_that_is_missing_or_a_folder_are_refused()
    {
        Refused("'v.bin' does not exist", ("location", "v.bin"));
        Directory.CreateDirectory(Path.Combine(folder, "below"));
        Refused("does not exist", ("location", "below"));
        Refused("cannot be read", ("location", "a\0b"));
    }

    [Fact]
    public void Without_a_location_are_refused()
    {
        Refused("without a 'location'");
        Refused("without a 'location'", ("location", ""));
        Refused("two entries 'location'", ("location", "w.bin"), ("location", "w.bin"));
    }

    [Theory]
    [InlineData("offset", "12", "at offset 12 of length 8, but 'w.bin' has 16 bytes")]
    [InlineData("offset", "9223372036854775807", "but 'w.bin' has 16 bytes")]
    [InlineData("offset", "-4", "'offset' is '-4'")]
    [InlineData("offset", "99999999999999999999", "'offset' is '99999999999999999999'")]
    [InlineData("offset", "four", "'offset' is 'four'")]
    [InlineData("length", "-8", "'length' is '-8'")]
    [InlineData("length", "12", "length 12, but its shape and type need 8 bytes")]
    [InlineData("length", "9223372036854775807", "need 8 bytes")]
    public void At_a_place_that_the_file_does_not_have_are_refused(string key, string value, string says) => Refused(says, ("location", "w.bin"), (key, value));

    [Fact]
    public void That_are_shorter_than_the_tensor_are_refused() => Refused("of length 4294967296, but 'w.bin' has 16 bytes", 1 << 30, ("location", "w.bin"));

    private float[] Read(params (string Key, string Value)[] entries) => ((Tensor<float>)Load(2, entries).Graph.Initializers["w"]).Values;

    private void Refused(string says, params (string, string)[] entries) => Refused(says, 2, entries);

    private void Refused(string says, long count, params (string, string)[] entries) => Hostile.Refuses(() => Load(count, entries), Path.Combine(folder, "m.onnx") + ": tensor 'w': ", says);

    private Model Load(long count, (string Key, string Value)[] entries)
    {
        TensorProto tensor = new() { Name = "w", DataType = (int)ElementType.Float, DataLocation = TensorProto.Types.DataLocation.External, Dims = { count } };
        tensor.ExternalData.Add(entries.Select(e => new StringStringEntryProto { Key = e.Key, Value = e.Value }));
        string path = Path.Combine(folder, "m.onnx");
        File.WriteAllBytes(path, Hostile.Spoilt(m => m.Graph.Initializer[0] = tensor).ToByteArray());
        return ModelLoader.Load(path);
    }
}

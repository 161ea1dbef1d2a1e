using System.Globalization;
using System.Numerics;
using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

public sealed class TensorRoundTripTests
{
    public static TheoryData<ElementType> Narrow => [.. Enum.GetValues<ElementType>().Where(t => t.Bits() is > 0 and <= 16)];

    public static TheoryData<ElementType> All => [.. Enum.GetValues<ElementType>().Where(t => t != ElementType.Undefined)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_element_type_is_read_back_as_it_was_written(ElementType type)
    {
        foreach (int[] shape in new int[][] { [], [0], [1], [7], [3, 5] })
        {
            Tensor written = Sample(type, shape);
            Tensor read = TensorReader.Read(TensorProto.Parser.ParseFrom(TensorWriter.Write(written, "t").ToByteArray()));
            Assert.Equal(type, read.ElementType);
            Assert.Equal(shape, read.Shape);
            Assert.Equal(written.Elements.Cast<object>(), read.Elements.Cast<object>());
        }
    }

    [Theory]
    [MemberData(nameof(Narrow))]
    public void Every_bit_pattern_of_a_narrow_type_is_kept(ElementType type)
    {
        int bits = type.Bits(), count = 1 << bits;
        byte[] raw = new byte[(count * bits + 7) / 8];
        for (int i = 0; i < count; i++)
        {
            for (int bit = 0; bit < bits; bit++)
            {
                raw[(i * bits + bit) / 8] |= (byte)(((i >> bit) & 1) << ((i * bits + bit) % 8));
            }
        }
        Tensor read = TensorReader.Read(new TensorProto { DataType = (int)type, Dims = { count }, RawData = ByteString.CopyFrom(raw) });
        byte[] written = TensorWriter.Bytes(read);
        Tensor again = TensorReader.Read(new TensorProto { DataType = (int)type, Dims = { count }, RawData = ByteString.CopyFrom(written) });
        Assert.Equal(read.Elements.Cast<object>(), again.Elements.Cast<object>());
        for (int i = 0; i < count && bits == 8; i++)
        {
            bool holdsPayload = read.Elements.GetValue(i) is float.NaN || type == ElementType.Bool; // of which only one pattern is written
            Assert.True(holdsPayload || raw[i] == written[i], $"{type} pattern {i} is written as {written[i]}");
        }
    }

    [Theory]
    [InlineData(ElementType.Int4, new[] { 0x21, 0xF8 }, "1 2 -8 -1")]
    [InlineData(ElementType.UInt4, new[] { 0x21, 0xF8 }, "1 2 8 15")]
    [InlineData(ElementType.Int2, new[] { 0b11_10_01_00 }, "0 1 -2 -1")]
    [InlineData(ElementType.UInt2, new[] { 0b11_10_01_00 }, "0 1 2 3")]
    [InlineData(ElementType.Float4E2M1, new[] { 0x71, 0x9A }, "0.5 6 -1 -0.5")]
    public void Narrow_elements_are_packed_from_the_low_end(ElementType type, int[] bytes, string values)
    {
        TensorProto proto = new() { DataType = (int)type, Dims = { 4 }, RawData = ByteString.CopyFrom([.. bytes.Select(b => (byte)b)]) };
        Assert.Equal(values, string.Join(' ', TensorReader.Read(proto).Elements.Cast<IFormattable>().Select(v => v.ToString(null, null))));
        TensorProto fields = new() { DataType = (int)type, Dims = { 4 }, Int32Data = { bytes } };
        Assert.Equal(TensorReader.Read(proto).Elements.Cast<object>(), TensorReader.Read(fields).Elements.Cast<object>());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fields_and_raw_data_mean_the_same(ElementType type)
    {
        Tensor sample = Sample(type, [6]);
        TensorProto fields = new() { DataType = (int)type, Dims = { 6 } };
        switch (sample)
        {
            case Tensor<float> t when type == ElementType.Float:
                fields.FloatData.Add(t.Values);
                break;
            case Tensor<double> t:
                fields.DoubleData.Add(t.Values);
                break;
            case Tensor<long> t:
                fields.Int64Data.Add(t.Values);
                break;
            case Tensor<ulong> t:
                fields.Uint64Data.Add(t.Values);
                break;
            case Tensor<uint> t:
                fields.Uint64Data.Add(t.Values.Select(v => (ulong)v));
                break;
            case Tensor<string> t:
                fields.StringData.Add(t.Values.Select(ByteString.CopyFromUtf8));
                break;
            case Tensor<Complex> t when type == ElementType.Complex64:
                fields.FloatData.Add(t.Values.SelectMany(v => new[] { (float)v.Real, (float)v.Imaginary }));
                break;
            case Tensor<Complex> t:
                fields.DoubleData.Add(t.Values.SelectMany(v => new[] { v.Real, v.Imaginary }));
                break;
            case { } when type.Bits() == 16 && type.IsReal():
                byte[] patterns = TensorWriter.Bytes(sample);
                fields.Int32Data.Add(Enumerable.Range(0, 6).Select(i => (int)BitConverter.ToUInt16(patterns, 2 * i)));
                break;
            case { } when type.Bits() < 8 || type.IsReal():
                fields.Int32Data.Add(TensorWriter.Bytes(sample).Select(b => (int)b));
                break;
            default:
                fields.Int32Data.Add(sample!.Elements.Cast<IConvertible>().Select(v => Convert.ToInt32(v, CultureInfo.InvariantCulture)));
                break;
        }
        Assert.Equal(sample.Elements.Cast<object>(), TensorReader.Read(fields).Elements.Cast<object>());
    }

    [Fact]
    public void A_number_type_that_no_file_holds_is_not_written() =>
        Assert.Contains("cannot be written", Assert.Throws<OnnxException>(() => TensorWriter.Write(new Tensor<Half>([1], ElementType.Float), "t")).Message, StringComparison.Ordinal);

    // Extremes first; for a real format, numbers that it holds exactly.
    private static Tensor Sample(ElementType type, int[] shape)
    {
        int count = Shape.Count(shape);
        Tensor<T> Of<T>(params T[] values) => new([.. Enumerable.Range(0, count).Select(i => values[i % values.Length])], shape, type);
        return type switch
        {
            ElementType.Double => Of(double.MaxValue, -double.Epsilon, double.NaN, double.NegativeInfinity, -0.0, Math.PI),
            ElementType.Float => Of(float.MaxValue, -float.Epsilon, float.NaN, float.NegativeInfinity, -0f, MathF.PI),
            ElementType.Int64 => Of(long.MinValue, long.MaxValue, -1, 0, 1),
            ElementType.UInt64 => Of(ulong.MaxValue, 0UL, 1UL << 63),
            ElementType.Int32 => Of(int.MinValue, int.MaxValue, -1, 0, 1),
            ElementType.UInt32 => Of(uint.MaxValue, 0u, 1u << 31),
            ElementType.Int16 => Of(short.MinValue, short.MaxValue, (short)-1),
            ElementType.UInt16 => Of(ushort.MaxValue, (ushort)0, (ushort)(1 << 15)),
            ElementType.Int8 => Of(sbyte.MinValue, sbyte.MaxValue, (sbyte)-1),
            ElementType.UInt8 => Of(byte.MaxValue, (byte)0, (byte)128),
            ElementType.Bool => Of(true, false, false),
            ElementType.String => Of("", "ONNX", "ünïcode \u20AC \U0001F600", "a\0b"),
            ElementType.Complex64 => Of(new Complex(1.5f, -float.MaxValue), new Complex(float.NaN, -0.0)),
            ElementType.Complex128 => Of(new Complex(Math.PI, -double.MaxValue), new Complex(double.PositiveInfinity, -0.0)),
            ElementType.Int4 => Of<sbyte>(-8, 7, -1, 0, 1),
            ElementType.UInt4 => Of<byte>(15, 0, 8, 7),
            ElementType.Int2 => Of<sbyte>(-2, 1, -1, 0),
            ElementType.UInt2 => Of<byte>(3, 0, 2, 1),
            ElementType.Float8E8M0 => Of(1f, 2f, 0.5f, MathF.ScaleB(1, 127), MathF.ScaleB(1, -127), float.NaN),
            ElementType.Float4E2M1 => Of(6f, -0.5f, 1.5f, -0f, 0f),
            ElementType.Float8E4M3FNUZ or ElementType.Float8E5M2FNUZ => Of(1f, -0.5f, (float)SmallFloat.Of(type)!.Largest, float.NaN, 0f),
            _ => Of(1f, -0.5f, -(float)SmallFloat.Of(type)!.Largest, float.NaN, -0f),
        };
    }
}

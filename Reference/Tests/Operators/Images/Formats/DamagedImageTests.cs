using System.Buffers.Binary;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class DamagedImageTests
{
    private static readonly Limits Small = new() { MaxTensorBytes = 32 << 20 };

    [Fact]
    public void A_file_that_ends_early_is_never_another_image()
    {
        using IDisposable applied = Small.Apply();
        int failed = 0;
        // Digits that end early are other numbers.
        foreach (EncodedImage image in EncodedImage.All.Where(image => image.File[0] != 'P' || image.File[1] > '3'))
        {
            for (int length = 0; length < image.File.Length; length += Math.Max(1, image.File.Length / 60))
            {
                Tensor<byte>? read = Read(image.File.AsSpan(0, length));
                failed += read is null ? 1 : 0;
                bool same = read is null || EncodedImage.Hash(read.Values) == image.Colours;
                Assert.True(same, $"{image.Name} cut to {length} bytes is another image");
            }
        }
        Assert.True(failed > 3000, $"only {failed} of the shortened files failed");
    }

    [Fact]
    public void Flipped_bytes_make_a_message_or_an_image_and_nothing_else()
    {
        using IDisposable applied = Small.Apply();
        Random random = new(20);
        int images = 0, failures = 0;
        foreach (EncodedImage image in EncodedImage.All)
        {
            for (int trial = 0; trial < 60; trial++)
            {
                byte[] file = [.. image.File];
                for (int flips = random.Next(1, 5); flips > 0; flips--)
                {
                    // The beginning, where the numbers are that ask for memory, is hit as often as the rest.
                    int at = random.Next(random.Next(2) == 0 ? Math.Min(100, file.Length) : file.Length);
                    int bit = file[at] ^ 1 << random.Next(8), byteOfAll = random.Next(256), extreme = 255 * random.Next(2);
                    file[at] = (byte)(random.Next(3) switch { 0 => bit, 1 => byteOfAll, _ => extreme });
                }
                if (trial % 2 == 0)
                {
                    Recheck(file);
                }
                Tensor<byte>? read = Read(file);
                images += read is null ? 0 : 1;
                failures += read is null ? 1 : 0;
                Assert.True(read is null || read.Values.Length == Shape.Count(read.Shape));
            }
        }
        Assert.True(images > 1000 && failures > 1000, $"{images} images and {failures} failures: the trials miss one kind");
    }

    [Fact]
    public void A_flipped_bit_in_the_data_of_a_PNG_image_is_found()
    {
        EncodedImage image = EncodedImage.Named("png-type2-8bits");
        byte[] file = [.. image.File];
        file[^20] ^= 1;
        ShapeException found = Assert.Throws<ShapeException>(() => ImageDecoder.Of(file, "RGB", out _));
        Assert.Contains("checksum", found.Message, StringComparison.Ordinal);
    }

    private static Tensor<byte>? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return ImageDecoder.Of(file, "RGB", out _);
        }
        catch (ShapeException e)
        {
            Assert.NotEmpty(e.Message);
            return null;
        }
    }

    // Gives PNG's chunks their checksums again, so that what follows them is tried too.
    private static void Recheck(byte[] file)
    {
        for (int at = 8; file[0] == 0x89 && at + 12 <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                break;
            }
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), Crc32.Of(file.AsSpan(at + 4, (int)length + 4)));
            at += 12 + (int)length;
        }
    }
}

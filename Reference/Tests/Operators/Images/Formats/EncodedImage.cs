using System.Globalization;
using System.Security.Cryptography;
using Verification.Reference.Tests.Architecture;

namespace Verification.Reference.Tests.Operators.Images;

/// <summary>A file of Images.csv: what it is called, its bytes, and the samples that Pillow shows, by their SHA-256.</summary>
public sealed record EncodedImage(string Name, int Height, int Width, string Colours, string Grey, byte[] File)
{
    public static IReadOnlyList<EncodedImage> All { get; } =
    [
        .. Repository.Text("Reference/Tests/Operators/Images/Formats/Images.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')).Select(cells => new EncodedImage(
                cells[0], Number(cells[2]), Number(cells[3]), cells[4], cells[5], Convert.FromBase64String(cells[6]))),
    ];

    public static string Hash(ReadOnlySpan<byte> samples) => Convert.ToHexStringLower(SHA256.HashData(samples));

    public static EncodedImage Named(string name) => All.Single(image => image.Name == name);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using System.Text;
using Google.Protobuf;

namespace Verification.Reference.Onnx;

/// <summary>ONNX's strings are UTF-8; other bytes are an error, not a guess.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of bytes.</summary>
    public static string Text(ByteString bytes, Func<string, OnnxException> bad)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw bad("a string that is no valid UTF-8");
        }
    }

    /// <summary>A name, which the protobuf parser has decoded: it puts U+FFFD where the bytes were no UTF-8.</summary>
    public static string Name(string name, string what) => !name.Contains('\uFFFD') ? name
        : throw new OnnxException($"{what} '{name}' is no valid UTF-8");
}

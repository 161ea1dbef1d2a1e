using System.IO.Compression;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A zlib stream whose failures say what was being read.</summary>
internal static class Zlib
{
    /// <summary>Reads on until a buffer is full.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="to">The buffer.</param>
    /// <param name="what">What is read.</param>
    /// <exception cref="ShapeException">The stream is damaged or ends before.</exception>
    public static void Read(ZLibStream stream, Span<byte> to, string what)
    {
        try
        {
            stream.ReadExactly(to);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ShapeException($"{what} is damaged, or its packed bytes end before {to.Length} are there: {e.Message}");
        }
    }
}

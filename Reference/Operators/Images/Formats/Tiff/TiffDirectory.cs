using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The first directory of a TIFF file: numbered fields, each of whole numbers.</summary>
/// <remarks>What follows it is not read, so that no chain of directories has an end to find.</remarks>
internal sealed class TiffDirectory
{
    private readonly Dictionary<int, long[]> fields = [];

    /// <summary>Reads the file's header and the directory.</summary>
    /// <exception cref="ShapeException">They are damaged.</exception>
    public TiffDirectory(Encoded file)
    {
        bool big = file.Short(2, "header") == 43;
        int word = big ? 8 : 4, entry = 4 + 2 * word;
        long at = big ? Number(file, 8, 8) : file.Int(4, "first directory's place");
        long count = Number(file, at, big ? 8 : 2);
        at += big ? 8 : 2;
        _ = file.Part(at, count <= file.Length ? count * entry : count, "directory");
        for (long i = 0; i < count; i++, at += entry)
        {
            // Bytes, numbers of two, four and eight bytes; text, fractions and the like are not needed.
            int size = file.Short(at + 2, "field") switch { 1 or 7 => 1, 3 => 2, 4 or 13 => 4, 16 => 8, _ => 0 };
            long values = Number(file, at + 4, word);
            if (size == 0 || values <= 0)
            {
                continue;
            }
            long place = values > word / size ? Number(file, at + 4 + word, word) : at + 4 + word;
            _ = file.Part(place, values <= file.Length ? values * size : values, "field's values");
            long[] field = Shape.Allocate<long>([(int)values]);
            for (int k = 0; k < field.Length; k++)
            {
                field[k] = Number(file, place + k * size, size);
            }
            fields[file.Short(at, "field")] = field;
        }
    }

    /// <summary>A field's values; none where the file does not have it.</summary>
    public long[] this[int field] => fields.GetValueOrDefault(field, []);

    /// <summary>A field's only value.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="otherwise">What it is where the file does not have it.</param>
    public long One(int field, long otherwise) => this[field] is [long value, ..] ? value : otherwise;

    private static long Number(Encoded file, long at, int size)
    {
        if (size < 8)
        {
            return size == 1 ? file.Byte(at, "field") : size == 2 ? file.Short(at, "field") : file.Int(at, "field");
        }
        (ulong first, ulong second) = (file.Int(at, "field"), file.Int(at + 4, "field"));
        // Beyond 2⁶³ is no place in any file.
        return (long)Math.Min(file.BigEndian ? first << 32 | second : second << 32 | first, long.MaxValue);
    }
}

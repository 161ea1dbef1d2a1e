using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Kernels;

/// <summary>The right factor of a convolution written as a product: row (channel, tap), column output place. It is never formed: panels are read from the image.</summary>
internal unsafe struct ImagePanels<T> : IRightOperand<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The first channel, in the layout of <see cref="PaddedImage"/>.</summary>
    internal T* Image;

    internal PaddedImage Layout;

    /// <summary>Length of the innermost axis of the output.</summary>
    internal int RowLength;
    internal bool Absolute;

    public readonly bool InPlace(out T* data, out nint rowStride)
    {
        data = null;
        rowStride = 0;
        return false;
    }

    public readonly void Pack(T* to, int width, nint row, nint rows, nint column, int columns)
    {
        // The panel's columns are a few runs of neighbours, copied in whole registers; what a register copies too much, the next one overwrites.
        // The list of registers is the same for every row, so that the copy is one loop without surprises.
        nint* sources = stackalloc nint[columns];
        int* targets = stackalloc int[columns];
        int moves = 0;
        for (int j = 0; j < columns;)
        {
            (nint line, nint place) = Math.DivRem(column + j, (nint)RowLength);
            int length = (int)Math.Min(columns - j, RowLength - place);
            nint start = Layout.RowStart(line) + place;
            for (int i = 0; i < length; i += Vector512<T>.Count, moves++)
            {
                sources[moves] = start + i;
                targets[moves] = j + i;
            }

            j += length;
        }

        nint[] offsets = Layout.Offsets;
        (nint channel, nint tap) = Math.DivRem(row, (nint)offsets.Length);
        T* source = Image + (channel * Layout.ChannelLength);
        T* target = to;
        for (nint p = 0; p < rows; p++, target += width)
        {
            T* from = source + offsets[tap];
            for (int move = 0; move < moves; move++)
                Vector512.Load(from + sources[move]).Store(target + targets[move]);

            if (++tap == offsets.Length)
            {
                tap = 0;
                source += Layout.ChannelLength;
            }
        }

        if (Absolute)
            Panel.Magnitudes(to, width * rows);
    }
}

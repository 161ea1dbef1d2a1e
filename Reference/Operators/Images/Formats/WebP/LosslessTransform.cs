using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>One of the transforms of a WebP lossless image, with its data; they are undone in the opposite order.</summary>
/// <param name="Type">0 predictor, 1 colours, 2 green, 3 palette.</param>
/// <param name="Width">Pixels of a row where the transform is undone.</param>
/// <param name="Bits">The logarithm of the blocks' size; of a palette: of the pixels in one byte.</param>
/// <param name="Data">The blocks' modes or factors, or the palette.</param>
/// <remarks>Source: RFC 9649, section 4.</remarks>
internal sealed record LosslessTransform(int Type, int Width, int Bits, uint[] Data)
{
    private const int Predictor = 0, Colours = 1, Green = 2;

    public static LosslessTransform Read(LosslessBits bits, int type, int width, int height)
    {
        if (type == Green)
        {
            return new(type, width, 0, []);
        }
        if (type is Predictor or Colours)
        {
            int size = 2 + bits.Read(3);
            return new(type, width, size, LosslessPixels.Read(bits, LosslessPixels.Blocks(width, size), LosslessPixels.Blocks(height, size), whole: false));
        }
        int colours = 1 + bits.Read(8);
        uint[] palette = LosslessPixels.Read(bits, colours, 1, whole: false);
        for (int i = 1; i < colours; i++)
        {
            palette[i] = LosslessPredictor.Sum(palette[i], palette[i - 1]);
        }
        return new(type, width, colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3, palette);
    }

    /// <summary>Pixels of a row before the transform is undone.</summary>
    public int PackedWidth => Type > Green ? LosslessPixels.Blocks(Width, Bits) : Width;

    public uint[] Undo(uint[] pixels, int height)
    {
        switch (Type)
        {
            case Predictor:
                LosslessPredictor.Undo(pixels, Width, Data, Bits);
                return pixels;
            case Colours:
                UndoColours(pixels);
                return pixels;
            case Green:
                for (int i = 0; i < pixels.Length; i++)
                {
                    uint green = pixels[i] >> 8 & 255;
                    pixels[i] = LosslessPredictor.Sum(pixels[i], green << 16 | green);
                }
                return pixels;
            default:
                return Looked(pixels, height);
        }
    }

    // Red has been predicted from green, blue from green and red, with factors in 2⁻⁵ for each block.
    private void UndoColours(uint[] pixels)
    {
        int blocks = LosslessPixels.Blocks(Width, Bits);
        for (int i = 0; i < pixels.Length; i++)
        {
            uint factors = Data[(i / Width >> Bits) * blocks + (i % Width >> Bits)], pixel = pixels[i];
            int red = (int)(pixel >> 16) + Step(factors, pixel >> 8) & 255;
            int blue = (int)pixel + Step(factors >> 8, pixel >> 8) + Step(factors >> 16, (uint)red) & 255;
            pixels[i] = pixel & 0xFF00FF00 | (uint)(red << 16 | blue);
        }
    }

    private static int Step(uint factor, uint value) => (sbyte)factor * (sbyte)value >> 5;

    // Several indices stand in one green byte, the first in the lowest bits; one beyond the palette is transparent black.
    private uint[] Looked(uint[] packed, int height)
    {
        uint[] result = Shape.Allocate<uint>([height, Width]);
        int each = 8 >> Bits, mask = (1 << each) - 1, stride = PackedWidth;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                uint index = packed[y * stride + (x >> Bits)] >> 8 + each * (x & (1 << Bits) - 1) & (uint)mask;
                result[y * Width + x] = index < Data.Length ? Data[index] : 0;
            }
        }
        return result;
    }
}

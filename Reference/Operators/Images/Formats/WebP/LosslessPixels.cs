using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The entropy-coded pixels of WebP lossless: prefix codes, references backwards, and a cache of colours.</summary>
/// <remarks>Source: RFC 9649, sections 3.5 to 3.7.</remarks>
internal sealed class LosslessPixels
{
    private const int Literals = 256, Lengths = 24, Distances = 40, Codes = 5, Nearby = 120, MostCacheBits = 11;

    /// <summary>For the first 120 distances: rows up, and eight less the columns to the right, in one byte; the order is from near to
    /// far.</summary>
    private static readonly byte[] Places = Convert.FromHexString(
        "1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c035759131d565a232d444c555b333d68026769121e666a222e" +
        "545c434d656b323e78017779535d111f646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070");

    private readonly LosslessBits _bits;
    private readonly int _width, _cacheBits, _blockBits;
    private readonly uint[] _pixels, _cache;
    private readonly int[]? _groupOf;
    private readonly PrefixCode[][] _groups;

    private LosslessPixels(LosslessBits bits, int width, int height, bool whole)
    {
        (_bits, _width) = (bits, width);
        _cacheBits = bits.Flag() ? bits.Read(4) : 0;
        if (_cacheBits > MostCacheBits)
        {
            throw new ShapeException($"a WebP colour cache has {_cacheBits} bits: need 0 to {MostCacheBits}");
        }
        _cache = new uint[1 << _cacheBits];
        int groups = 1;
        if (whole && bits.Flag())
        {
            _blockBits = 2 + bits.Read(3);
            _groupOf = Array.ConvertAll(Read(bits, Blocks(width, _blockBits), Blocks(height, _blockBits), whole: false), pixel => (int)(pixel >> 8 & 0xFFFF));
            groups = Number(_groupOf);
        }
        _groups = new PrefixCode[groups][];
        int green = Literals + Lengths + (_cacheBits > 0 ? _cache.Length : 0);
        for (int i = 0; i < groups; i++)
        {
            _groups[i] = new PrefixCode[Codes];
            for (int code = 0; code < Codes; code++)
            {
                _groups[i][code] = PrefixCode.Read(bits, code == 0 ? green : code == Codes - 1 ? Distances : Literals);
            }
        }
        _pixels = Shape.Allocate<uint>([height, width]);
    }

    /// <summary>Reads an image of pixels, alpha red green blue from the highest byte on; only the whole image may be cut into blocks of
    /// different codes.</summary>
    public static uint[] Read(LosslessBits bits, int width, int height, bool whole)
    {
        LosslessPixels image = new(bits, width, height, whole);
        image.Decode();
        return image._pixels;
    }

    /// <summary>How many blocks of 2^bits pixels cover so many.</summary>
    public static int Blocks(int pixels, int bits) => (pixels + (1 << bits) - 1) >> bits;

    // All groups up to the highest are coded, also those that no block uses.
    private static int Number(int[] groupOf)
    {
        int most = 0;
        foreach (int group in groupOf)
        {
            most = Math.Max(most, group);
        }
        return most + 1;
    }

    private void Decode()
    {
        int blocks = Blocks(_width, _blockBits), x = 0, y = 0;
        for (int at = 0; at < _pixels.Length;)
        {
            PrefixCode[] codes = _groups[_groupOf is null ? 0 : _groupOf[(y >> _blockBits) * blocks + (x >> _blockBits)]];
            int symbol = codes[0].Symbol(_bits), count = 1;
            if (symbol < Literals)
            {
                int red = codes[1].Symbol(_bits), blue = codes[2].Symbol(_bits), alpha = codes[3].Symbol(_bits);
                _pixels[at] = (uint)(alpha << 24 | red << 16 | symbol << 8 | blue);
            }
            else if (symbol < Literals + Lengths)
            {
                count = Extended(symbol - Literals);
                Copy(at, count, Distance(Extended(codes[4].Symbol(_bits))));
            }
            else
            {
                _pixels[at] = _cache[symbol - Literals - Lengths];
            }
            for (int end = at + count; at < end; at++)
            {
                _cache[Hash(_pixels[at])] = _pixels[at];
                (x, y) = x + 1 == _width ? (0, y + 1) : (x + 1, y);
            }
        }
    }

    private uint Hash(uint pixel) => _cacheBits == 0 ? 0 : 0x1E35A7BD * pixel >> (32 - _cacheBits);

    // The first four symbols are values, each further pair has one extra bit more.
    private int Extended(int symbol)
    {
        if (symbol < 4)
        {
            return symbol + 1;
        }
        int extra = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << extra) + _bits.Read(extra) + 1;
    }

    private int Distance(int code) => code > Nearby ? code - Nearby : Math.Max(1, (Places[code - 1] >> 4) * _width + 8 - (Places[code - 1] & 15));

    private void Copy(int at, int count, int distance)
    {
        if (distance > at || count > _pixels.Length - at)
        {
            throw new ShapeException($"a WebP reference at pixel {at} copies {count} pixels from {distance} before: the image "
                + $"has {_pixels.Length}");
        }
        for (int i = at; i < at + count; i++)
        {
            _pixels[i] = _pixels[i - distance];
        }
    }
}

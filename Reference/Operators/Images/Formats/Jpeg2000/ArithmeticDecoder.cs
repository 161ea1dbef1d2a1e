namespace Verification.Reference.Operators;

/// <summary>The MQ decoder of JPEG 2000: binary decisions of which each context learns the probability.</summary>
/// <remarks>
/// Method: the software conventions of the standard; behind the last byte stand bits of one.<br/>
/// Source: ISO/IEC 15444-1, annex C.
/// </remarks>
internal sealed class ArithmeticDecoder
{
    /// <summary>Contexts: nine of significance, five of sign, three of refinement, one of runs, one uniform.</summary>
    public const int Contexts = 19, Run = 17, Uniform = 18;

    /// <summary>For each state the probability of the less probable symbol, the next states after the more and the less probable one, and
    /// whether they change places.</summary>
    private static readonly (ushort Probability, byte More, byte Less, bool Exchange)[] States =
    [
        (0x5601, 1, 1, true), (0x3401, 2, 6, false), (0x1801, 3, 9, false), (0x0AC1, 4, 12, false), (0x0521, 5, 29, false),
        (0x0221, 38, 33, false), (0x5601, 7, 6, true), (0x5401, 8, 14, false), (0x4801, 9, 14, false), (0x3801, 10, 14, false),
        (0x3001, 11, 17, false), (0x2401, 12, 18, false), (0x1C01, 13, 20, false), (0x1601, 29, 21, false), (0x5601, 15, 14, true),
        (0x5401, 16, 14, false), (0x5101, 17, 15, false), (0x4801, 18, 16, false), (0x3801, 19, 17, false), (0x3401, 20, 18, false),
        (0x3001, 21, 19, false), (0x2801, 22, 19, false), (0x2401, 23, 20, false), (0x2201, 24, 21, false), (0x1C01, 25, 22, false),
        (0x1801, 26, 23, false), (0x1601, 27, 24, false), (0x1401, 28, 25, false), (0x1201, 29, 26, false), (0x1101, 30, 27, false),
        (0x0AC1, 31, 28, false), (0x09C1, 32, 29, false), (0x08A1, 33, 30, false), (0x0521, 34, 31, false), (0x0441, 35, 32, false),
        (0x02A1, 36, 33, false), (0x0221, 37, 34, false), (0x0141, 38, 35, false), (0x0111, 39, 36, false), (0x0085, 40, 37, false),
        (0x0049, 41, 38, false), (0x0025, 42, 39, false), (0x0015, 43, 40, false), (0x0009, 44, 41, false), (0x0005, 45, 42, false),
        (0x0001, 45, 43, false), (0x5601, 46, 46, false),
    ];

    private readonly byte[] _state = new byte[Contexts], _likely = new byte[Contexts];
    private byte[] _data = [];
    private int _next, _end, _spare;
    private uint _code, _interval;

    public ArithmeticDecoder() => Forget();

    /// <summary>Contexts as at the beginning of a code-block.</summary>
    public void Forget()
    {
        Array.Clear(_state);
        Array.Clear(_likely);
        (_state[0], _state[Run], _state[Uniform]) = (4, 3, 46);
    }

    /// <summary>Begins a segment; the contexts stay.</summary>
    public void Start(byte[] data, int start, int length)
    {
        (_data, _next, _end) = (data, start, start + length);
        _code = (uint)Byte(_next) << 16;
        ReadByte();
        _code <<= 7;
        _spare -= 7;
        _interval = 0x8000;
    }

    public int Bit(int context)
    {
        ref byte state = ref _state[context];
        (ushort probability, byte more, byte less, bool exchange) = States[state];
        int likely = _likely[context];
        _interval -= probability;
        bool lower = _code >> 16 < probability;
        if (!lower)
        {
            _code -= (uint)probability << 16;
            if ((_interval & 0x8000) != 0)
            {
                return likely;
            }
        }
        // In the lower part lies the less probable symbol, unless that part has become the larger one.
        bool expected = lower == _interval < probability;
        _interval = lower ? probability : _interval;
        state = expected ? more : less;
        _likely[context] = (byte)(!expected && exchange ? 1 - likely : likely);
        do
        {
            if (_spare == 0)
            {
                ReadByte();
            }
            _interval <<= 1;
            _code <<= 1;
            _spare--;
        }
        while ((_interval & 0x8000) == 0);
        return expected ? likely : 1 - likely;
    }

    private int Byte(int at) => at < _end ? _data[at] : 0xFF;

    // After FF follows a byte of seven bits, or a marker, at which the data end.
    private void ReadByte()
    {
        int next = Byte(_next + 1);
        if (Byte(_next) == 0xFF && next > 0x8F)
        {
            _code += 0xFF00;
            _spare = 8;
            return;
        }
        bool stuffed = Byte(_next++) == 0xFF;
        _code += (uint)next << (stuffed ? 9 : 8);
        _spare = stuffed ? 7 : 8;
    }
}

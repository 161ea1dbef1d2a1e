namespace Verification.Reference.Operators;

/// <summary>What the components of a JPEG image are.</summary>
internal enum JpegColourModel
{
    /// <summary>One: grey.</summary>
    Grey,

    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Luminance and two differences of colours.</summary>
    YCbCr,

    /// <summary>Inverted inks.</summary>
    Cmyk,

    /// <summary>Inverted inks, of which three are coded as luminance and differences.</summary>
    Ycck,
}

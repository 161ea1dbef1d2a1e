using Verification.Properties.Cases;

namespace Verification.Properties.Operators;

/// <summary>What the numbers of a drawn tensor are like.</summary>
public enum Palette
{
    /// <summary>Mean 0, deviation 1.</summary>
    Normal,

    /// <summary>Deviation 1 around an offset of 100 to 10⁴: differences cancel.</summary>
    Offset,

    /// <summary>Of the order of 10⁻⁵ to 10⁻³⁰.</summary>
    Tiny,

    /// <summary>Mostly zeros of either sign.</summary>
    Zeros,

    /// <summary>Of either sign and of any order between 10⁻⁴ and 10⁴.</summary>
    Mixed,

    /// <summary>Whole numbers from −3 to 3: ties and repeated values.</summary>
    Whole,

    /// <summary>Deviation 10 to 50: exponentials saturate.</summary>
    Wide,
}

/// <summary>Numbers of each palette.</summary>
public static class Palettes
{
    /// <summary>An ordinary palette in two cases of three, else any of them.</summary>
    public static Palette Any(Xoshiro random) => random.Below(3) == 0 ? (Palette)random.Below(7) : Palette.Normal;

    /// <summary>So many numbers of a palette.</summary>
    public static float[] Draw(this Palette palette, int count, Xoshiro random)
    {
        double scale = palette switch
        {
            Palette.Offset => Math.Pow(10, random.Uniform(2, 4)) * (random.Below(2) * 2 - 1),
            Palette.Tiny => Math.Pow(10, random.Uniform(-30, -5)),
            Palette.Wide => random.Uniform(10, 50),
            _ => 1,
        };
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)(palette switch
            {
                Palette.Offset => scale + random.Normal(),
                Palette.Zeros => random.Below(4) == 0 ? random.Normal() : random.Below(2) == 0 ? 0.0 : -0.0,
                Palette.Mixed => Math.CopySign(Math.Pow(10, random.Uniform(-4, 4)), random.Normal()),
                Palette.Whole => random.Below(7) - 3,
                _ => scale * random.Normal(),
            });
        }
        return values;
    }
}

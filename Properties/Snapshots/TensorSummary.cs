using System.Security.Cryptography;
using System.Text;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;

namespace Verification.Properties.Snapshots;

/// <summary>What is kept of a tensor with too many entries to list: its classes of entries, extremes, mean, norm, and two signed sums of every block.</summary>
/// <remarks>
/// No value is rounded to a grid, where one near a boundary would flip: every number here comes with the bound that follows from those of the entries.
/// With bᵢ the bound of entry i and any signs rᵢ, |Σ rᵢ(xᵢ − yᵢ)| ≤ Σ bᵢ; |max x − max y| ≤ max bᵢ; |‖x‖ − ‖y‖| ≤ ‖b‖. Sums are taken in double-double, so that the
/// rounding of one is at most 2⁻⁵¹ Σ|xᵢ|; it is part of the stored bound, and the received side adds its own.<br/>
/// Guarantee: an entry that changes its class is found (a hash of all classes, which knows no tolerance), and so is one entry of a block that moves by more than twice
/// the block's bound (and the roundings) while the others keep theirs. Not guaranteed: less than that, or several moves that cancel in both sums of their block. Where
/// the bound is exact a hash of all values finds every change.
/// </remarks>
internal sealed record TensorSummary(int BlockLength, string Classes, string? Values, Quantity Least, Quantity Greatest, Quantity Mean, Quantity Norm, Quantity[] Blocks)
{
    /// <summary>At most so many blocks: their sums are no more numbers than the longest list.</summary>
    public const int MostBlocks = 512;

    /// <summary>Signed sums of one block.</summary>
    public const int SumsOfBlock = 2;

    private const ulong SignSeed = 20261121;
    private const double SumRounding = 1.0 / (1L << 51);

    public static TensorSummary Of(TensorRecord tensor)
    {
        Entry[] entries = tensor.Entries!;
        double[] x = Array.ConvertAll(entries, e => e.IsFinite ? e.Nearest : 0), b = new double[x.Length];
        double largest = x.Max(Math.Abs);
        if (largest > Math.ScaleB(1, 960))
        {
            throw new ArgumentException($"'{tensor.Name}' has {x.Length} entries up to {largest:G3}, whose sums may overflow: need InFull(), or entries up to 2^960");
        }
        for (int i = 0; i < b.Length; i++)
        {
            b[i] = entries[i].IsFinite ? tensor.BoundAt(i) : 0;
        }
        double above = 1 + x.Length * SumRounding, rounding = SumRounding * Magnitude(x) * above, widest = b.Max();
        (double least, double greatest) = Extremes(entries);
        double norm = NormOf(x, largest), spread = widest == 0 ? 0 : widest * Math.Sqrt(b.Sum(r => r / widest * (r / widest))) * above * (1 + SumRounding);
        return new(
            (x.Length + MostBlocks - 1) / MostBlocks,
            ClassesOf(entries),
            tensor.Kind == BoundKind.Exact ? Hash(entries.Select(e => e.IsWhole || e.Real != 0 ? tensor.Format.Text(e) : "0")) : null,
            Quantity.Of(least, widest, tensor.Format.IsWhole ? SumRounding * Math.Abs(least) : 0),
            Quantity.Of(greatest, widest, tensor.Format.IsWhole ? SumRounding * Math.Abs(greatest) : 0),
            Quantity.Of(Total(x, _ => 1).Hi / x.Length, b.Sum() * above / x.Length, 2 * rounding / x.Length),
            Quantity.Of(norm, spread, SumRounding * norm),
            BlocksOf(x, b));
    }

    private static Quantity[] BlocksOf(double[] x, double[] b)
    {
        int length = (x.Length + MostBlocks - 1) / MostBlocks;
        Xoshiro random = new(SignSeed);
        List<Quantity> blocks = [];
        for (int start = 0; start < x.Length; start += length)
        {
            double[] block = x[start..Math.Min(start + length, x.Length)];
            ulong[] bits = [.. block.Select(_ => random.Next())];
            double above = 1 + block.Length * SumRounding, bound = b.Skip(start).Take(length).Sum() * above, rounding = SumRounding * Magnitude(block) * above;
            for (int s = 0; s < SumsOfBlock; s++)
            {
                int bit = 63 - s;
                blocks.Add(Quantity.Of(Total(block, i => ((bits[i] >> bit) & 1) == 0 ? 1 : -1).Hi, bound, rounding));
            }
        }
        return [.. blocks];
    }

    private static DoubleDouble Total(double[] x, Func<int, int> sign)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += sign(i) * x[i];
        }
        return sum;
    }

    private static double Magnitude(double[] x) => x.Sum(Math.Abs);

    // Scaled by a power of two, so that no square overflows, and those that underflow are nothing beside the largest.
    private static double NormOf(double[] x, double largest)
    {
        if (largest == 0)
        {
            return 0;
        }
        int exponent = Math.ILogB(largest);
        DoubleDouble sum = 0;
        foreach (double entry in x)
        {
            double scaled = Math.ScaleB(entry, -exponent);
            sum += DoubleDouble.FromProduct(scaled, scaled);
        }
        return Math.ScaleB(Math.Sqrt(sum.Hi), exponent);
    }

    private static (double Least, double Greatest) Extremes(Entry[] entries)
    {
        double[] finite = [.. entries.Where(e => e.IsFinite).Select(e => e.Nearest)];
        return finite.Length == 0 ? (double.NaN, double.NaN) : (finite.Min(), finite.Max());
    }

    private static string ClassesOf(Entry[] entries)
    {
        int[] counts = new int[4];
        char[] classes = Array.ConvertAll(entries, e => e.IsFinite ? 'f' : double.IsNaN(e.Real) ? 'n' : e.Real > 0 ? 'p' : 'm');
        foreach (char c in classes)
        {
            counts["fnpm".IndexOf(c, StringComparison.Ordinal)]++;
        }
        return $"{counts[0]} finite, {counts[1]} NaN, {counts[2]} Infinity, {counts[3]} -Infinity" + (counts[0] == entries.Length ? "" : ", places sha256 " + Hash([new string(classes)]));
    }

    private static string Hash(IEnumerable<string> texts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

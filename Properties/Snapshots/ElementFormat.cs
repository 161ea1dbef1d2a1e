using System.Globalization;
using System.Numerics;
using System.Reflection;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Properties.Snapshots;

/// <summary>How the entries of one element type are read from an array, written as text, parsed from it, and how far neighbours lie apart.</summary>
/// <param name="Name">What the file calls the type: <c>float</c>, <c>bfloat16 in float</c> (declared, and held as), <c>tracked fp64</c>.</param>
/// <param name="IsWhole">Whether entries are whole numbers or truth values.</param>
/// <param name="Precision">The bits of a significand; 0 where the type has no ulp of its own.</param>
/// <param name="Least">The exponent of the least positive number.</param>
/// <param name="Text">The shortest text that is read back as the same number.</param>
/// <param name="Parse">What a text means; null for none.</param>
internal sealed record ElementFormat(string Name, bool IsWhole, int Precision, int Least, Func<Entry, string> Text, Func<string, Entry?> Parse)
{
    private const string Tracked = "tracked ";

    private static readonly Dictionary<string, (Type Holder, ElementType Type, ElementFormat Format)> Plain = new (Type, ElementType, ElementFormat)[]
    {
        (typeof(double), ElementType.Double, new("double", false, 53, -1074, x => x.Real.ToString("R", CultureInfo.InvariantCulture), t => Real<double>(t))),
        (typeof(float), ElementType.Float, new("float", false, 24, -149, x => ((float)x.Real).ToString("R", CultureInfo.InvariantCulture), t => Real<float>(t))),
        (typeof(Half), ElementType.Float16, new("half", false, 11, -24, x => ((Half)x.Real).ToString("R", CultureInfo.InvariantCulture), t => Real<Half>(t))),
        (typeof(sbyte), ElementType.Int8, Whole("sbyte", sbyte.MinValue, sbyte.MaxValue)),
        (typeof(byte), ElementType.UInt8, Whole("byte", byte.MinValue, byte.MaxValue)),
        (typeof(short), ElementType.Int16, Whole("short", short.MinValue, short.MaxValue)),
        (typeof(ushort), ElementType.UInt16, Whole("ushort", ushort.MinValue, ushort.MaxValue)),
        (typeof(int), ElementType.Int32, Whole("int", int.MinValue, int.MaxValue)),
        (typeof(uint), ElementType.UInt32, Whole("uint", uint.MinValue, uint.MaxValue)),
        (typeof(long), ElementType.Int64, Whole("long", long.MinValue, long.MaxValue)),
        (typeof(ulong), ElementType.UInt64, Whole("ulong", ulong.MinValue, ulong.MaxValue)),
        (typeof(bool), ElementType.Bool, new("bool", true, 0, 0, x => x.Whole == 0 ? "false" : "true", t => t == "true" ? Entry.Of(Int128.One) : t == "false" ? Entry.Of(Int128.Zero) : null)),
    }.ToDictionary(f => f.Item3.Name);

    /// <summary>The distance to the next number above |x| in this type.</summary>
    public double Ulp(double x) => Math.ScaleB(1, x == 0 || double.IsSubnormal(x) ? Least : Math.Max(Math.ILogB(x) - Precision + 1, Least));

    /// <summary>The format of a name in a file; null for a name that means none.</summary>
    public static ElementFormat? Find(string name)
    {
        if (name.StartsWith(Tracked, StringComparison.Ordinal) && name.Length > Tracked.Length)
        {
            return Plain["double"].Format with { Name = name, Precision = 0 };
        }
        string[] parts = name.Split(" in ");
        return !Plain.TryGetValue(parts[^1], out var holder) ? null
            : parts.Length == 1 ? holder.Format
            : parts.Length == 2 && Enum.TryParse(parts[0], ignoreCase: true, out ElementType declared) && Named(declared) == parts[0] ? Declared(holder.Format, declared)
            : null;
    }

    /// <summary>The format of an array's elements, the elements themselves in row-major order, and the radii that they carry, if they do.</summary>
    /// <exception cref="ArgumentException">The type is none that a snapshot can hold.</exception>
    public static (ElementFormat Format, Entry[] Entries, double[]? Radii) Read(Array elements, ElementType declared)
    {
        Type type = elements.GetType().GetElementType()!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Augmented<>) && type.GenericTypeArguments[0] is { IsGenericType: true } rule && rule.GetGenericTypeDefinition() == typeof(Tracking<>))
        {
            MethodInfo read = typeof(ElementFormat).GetMethod(nameof(ReadTracked), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(rule.GenericTypeArguments);
            return ((ElementFormat, Entry[], double[]?))read.Invoke(null, [elements])!;
        }
        (Type Holder, ElementType Type, ElementFormat Format) plain = Plain.Values.FirstOrDefault(f => f.Holder == type);
        if (plain.Format is null)
        {
            throw new ArgumentException($"elements are {type.Name}: need one of {string.Join(", ", Plain.Keys)}, Tracked");
        }
        Entry[] entries = new Entry[elements.Length];
        int i = 0;
        foreach (object element in elements)
        {
            entries[i++] = Of(element);
        }
        return (declared == ElementType.Undefined || declared == plain.Type ? plain.Format : Declared(plain.Format, declared), entries, null);
    }

    private static (ElementFormat, Entry[], double[]?) ReadTracked<TProfile>(Array elements) where TProfile : struct, IProfile
    {
        Augmented<Tracking<TProfile>>[] numbers = [.. elements.Cast<Augmented<Tracking<TProfile>>>()];
        return (Find(Tracked + TProfile.Name)!, Array.ConvertAll(numbers, x => Entry.Of(x.Value)), Array.ConvertAll(numbers, x => x.Radius));
    }

    private static Entry Of(object element) => element switch
    {
        double x => Entry.Of(x),
        float x => Entry.Of((double)x),
        Half x => Entry.Of((double)x),
        ulong x => Entry.Of((Int128)x),
        bool x => Entry.Of(x ? Int128.One : Int128.Zero),
        _ => Entry.Of((Int128)Convert.ToInt64(element, CultureInfo.InvariantCulture)),
    };

    private static ElementFormat Declared(ElementFormat holder, ElementType declared)
    {
        (int precision, int least) = Plain.Values.FirstOrDefault(f => f.Type == declared).Format is { } own ? (own.Precision, own.Least) : declared == ElementType.BFloat16 ? (8, -133) : (0, 0);
        return holder with { Name = $"{Named(declared)} in {holder.Name}", Precision = precision, Least = least };
    }

    private static string Named(ElementType type) => type.ToString().ToLowerInvariant();

    private static Entry? Real<T>(string text) where T : INumberBase<T>
    {
        if (!T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T? value))
        {
            return null;
        }
        double number = double.CreateTruncating(value);
        return double.IsInfinity(number) && text.TrimStart('-') != "Infinity" ? null : Entry.Of(number); // 1E+999 is no number of the type
    }

    private static ElementFormat Whole(string name, Int128 least, Int128 greatest) => new(name, true, 0, 0, x => x.Whole.ToString(CultureInfo.InvariantCulture),
        t => Int128.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 x) && x >= least && x <= greatest ? Entry.Of(x) : null);
}

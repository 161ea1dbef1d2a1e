using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Compares a backend's elements with values and radii.</summary>
internal static class Comparison
{
    /// <summary>A radius of half the tensor's largest magnitude cannot tell an element from zero.</summary>
    public const double Useless = 0.5;

    /// <summary>So many pairs stay in the first-level cache between being found and being read.</summary>
    private const int Near = 1024;

    /// <summary>What one pass over a tensor found.</summary>
    public sealed class Result
    {
        /// <summary>How many elements are within 1 ulp of the exact result.</summary>
        public long Faithful { get; set; }

        /// <summary>Places beyond their radius, in order.</summary>
        public List<int> Beyond { get; } = [];

        /// <summary>Places whose radius is infinite or says nothing.</summary>
        public List<int> Undecided { get; } = [];

        /// <summary>The largest |got − value| ÷ radius among elements that are not faithful.</summary>
        public double Ratio { get; set; }

        /// <summary>The largest finite magnitude of the reference's values.</summary>
        public double Largest { get; init; }

        /// <summary>Where that is; −1 if every element is faithful.</summary>
        public int Worst { get; set; } = -1;
    }

    /// <summary>Compares all elements, on several threads.</summary>
    /// <param name="got">The backend's tensor, as float or double.</param>
    /// <param name="pairs">The reference's values and radii.</param>
    /// <param name="unitRoundoff">That of the profile, from which our own double's share of a radius follows.</param>
    /// <param name="useless">The part of the tensor's largest magnitude from which on a radius says nothing.</param>
    public static Result Scan(Tensor got, Pairs pairs, double unitRoundoff, double useless = Useless)
    {
        const int block = 1 << 14;
        int blocks = (got.Count + block - 1) / block;
        Block[] parts = new Block[blocks];
        Judge judge = new(Format.Of(got.ElementType), 4 * Format.DoubleUnit / unitRoundoff, useless);
        Loops.For<double>(blocks, 4 * block, (first, end) =>
        {
            for (int b = first; b < end; b++)
            {
                parts[b] = Scan(got, pairs, b * block, Math.Min(got.Count, (b + 1) * block), judge, double.PositiveInfinity);
            }
        });

        // A radius as large as the values says nothing; the largest value is known only now, and hardly ever matters.
        double largest = parts.Length == 0 ? 0 : parts.Max(part => part.LargestValue);
        Result whole = new() { Largest = largest };
        for (int b = 0; b < blocks; b++)
        {
            Result part = (judge.IsUseless(parts[b].LargestRadius, largest) ? Scan(got, pairs, b * block, Math.Min(got.Count, (b + 1) * block), judge, largest) : parts[b]).Found;
            whole.Faithful += part.Faithful;
            whole.Beyond.AddRange(part.Beyond);
            whole.Undecided.AddRange(part.Undecided);
            if (part.Worst >= 0 && (whole.Worst < 0 || part.Ratio > whole.Ratio))
            {
                whole.Ratio = part.Ratio;
                whole.Worst = part.Worst;
            }
        }
        return whole;
    }

    /// <summary>What a stretch of elements shows.</summary>
    /// <param name="Found">The result, as far as the largest value was known.</param>
    /// <param name="LargestValue">The largest finite |value|.</param>
    /// <param name="LargestRadius">No less than the largest finite radius of an element that is not faithful.</param>
    private readonly record struct Block(Result Found, double LargestValue, double LargestRadius);

    private static Block Scan(Tensor got, Pairs pairs, int start, int end, in Judge judge, double largest)
    {
        Stretch whole = new(judge, largest);
        Pair[] buffer = ArrayPool<Pair>.Shared.Rent(Near);
        for (int next; start < end; start = next)
        {
            next = Math.Min(end, start + Near);
            ReadOnlySpan<Pair> near = pairs.Read(start, next - start, buffer.AsSpan(0, Near));
            if (got is Tensor<float> single)
            {
                whole.Scan<float>(single.Values.AsSpan(start, near.Length), near, start);
            }
            else
            {
                whole.Scan<double>(((Tensor<double>)got).Values.AsSpan(start, near.Length), near, start);
            }
        }
        ArrayPool<Pair>.Shared.Return(buffer);
        return whole.Block;
    }

    /// <summary>A scan under way.</summary>
    private ref struct Stretch(Judge judge, double largest)
    {
        private readonly Judge judge = judge;
        private readonly Result result = new();
        private double largestValue, largestRadius;

        public readonly Block Block => new(result, largestValue, largestRadius);

        public void Scan<T>(ReadOnlySpan<T> got, ReadOnlySpan<Pair> pairs, int offset) where T : struct, System.Numerics.INumber<T>
        {
            int i = 0;

            // Four at a time, as long as all are finite and those that are not faithful are within their radius and no worse than one before.
            Vector256<double> infinity = Vector256.Create(double.PositiveInfinity), values = Vector256<double>.Zero, radii = values;
            Vector256<double> ownShare = Vector256.Create(judge.OwnShare), steepest = Vector256.Create(result.Ratio * (1 - 1e-15));
            for (; largest == double.PositiveInfinity && i + 4 <= got.Length; i += 4)
            {
                (Vector256<double> value, Vector256<double> radius) = PairLanes.Load(pairs, i);
                Vector256<double> g = Widened(ref MemoryMarshal.GetReference(got), i);
                Vector256<double> magnitude = Vector256.Abs(value), gap = Vector256.Abs(g - value);
                Vector256<double> faithful = Vector256.LessThanOrEqual(gap + radius * ownShare, judge.Ulp(value));
                Vector256<double> plain = Vector256.LessThan(magnitude + Vector256.Abs(g) + radius, infinity);
                Vector256<double> within = Vector256.LessThanOrEqual(gap, radius) & Vector256.LessThan(gap, radius * steepest);
                if ((plain & (faithful | within)).ExtractMostSignificantBits() == 0b1111)
                {
                    result.Faithful += System.Numerics.BitOperations.PopCount(faithful.ExtractMostSignificantBits());
                    values = Vector256.Max(values, magnitude);
                    radii = Vector256.Max(radii, Vector256.AndNot(radius, faithful));
                    continue;
                }
                for (int k = i; k < i + 4; k++)
                {
                    One(double.CreateTruncating(got[k]), pairs[k], offset + k);
                }
                steepest = Vector256.Create(result.Ratio * (1 - 1e-15));
            }
            for (; i < got.Length; i++)
            {
                One(double.CreateTruncating(got[i]), pairs[i], offset + i);
            }
            for (int k = 0; k < 4; k++)
            {
                largestValue = Math.Max(largestValue, values[k]);
                largestRadius = Math.Max(largestRadius, radii[k]);
            }
        }

        private void One(double g, Pair pair, int place)
        {
            double value = pair.Value, radius = pair.Extra, gap = Math.Abs(g - value), magnitude = Math.Abs(value);
            largestValue = magnitude > largestValue && magnitude < double.PositiveInfinity ? magnitude : largestValue;
            if (judge.IsFaithful(g, value, radius, gap))
            {
                result.Faithful++;
                return;
            }
            largestRadius = radius > largestRadius && radius < double.PositiveInfinity ? radius : largestRadius;

            // Written so that a NaN on either side is never a pass.
            if (!(radius < double.PositiveInfinity))
            {
                result.Undecided.Add(place);
            }
            else if (!(gap <= radius))
            {
                result.Beyond.Add(place);
            }
            else if (judge.IsUseless(radius, largest))
            {
                result.Undecided.Add(place);
            }
            double ratio = radius < double.PositiveInfinity ? (gap <= 0 ? 0 : gap / radius) : 0;
            ratio = double.IsNaN(ratio) ? double.PositiveInfinity : ratio;
            if (result.Worst < 0 || ratio > result.Ratio)
            {
                result.Ratio = ratio;
                result.Worst = place;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widened<T>(ref T first, int place) where T : struct
    {
        if (typeof(T) == typeof(double))
        {
            return Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref first), (nuint)place);
        }
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref first), (nuint)place));
        return Vector256.Create(low, high);
    }

    /// <summary>The tests of one element.</summary>
    /// <param name="Format">The format under audit.</param>
    /// <param name="OwnShare">Our own double's share of a radius.</param>
    /// <param name="Useless">The part of the tensor's largest magnitude from which on a radius says nothing.</param>
    private readonly record struct Judge(Format Format, double OwnShare, double Useless)
    {
        private const long ExponentBits = 0x7FF0L << 48;
        private readonly double least = Math.ScaleB(1, Format.SmallestExponent), spacing = Math.ScaleB(1, 1 - Format.Precision);

        /// <summary>As <see cref="Format.Ulp"/> for finite numbers: the power of two below |x|, or the least normal one, times the spacing at 1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<double> Ulp(Vector256<double> x) =>
            Vector256.Max((x.AsInt64() & Vector256.Create(ExponentBits)).AsDouble(), Vector256.Create(least)) * Vector256.Create(spacing);

        public bool IsFaithful(double got, double value, double radius, double gap) => gap + radius * OwnShare <= Format.Ulp(value) || IsSameClass(got, value, radius);

        public bool IsUseless(double radius, double largest) => radius >= Useless * largest && radius >= Format.Ulp(largest);

        // Infinities and NaN are exact where the reference says so; a finite value beyond the format's range is an infinity there.
        private bool IsSameClass(double got, double value, double radius) =>
            radius == 0 && (double.IsNaN(value) ? double.IsNaN(got) : double.IsInfinity(value) && got == value)
            || double.IsInfinity(got) && Math.Abs(value) - radius > Format.Largest && Math.Sign(got) == Math.Sign(value);
    }
}

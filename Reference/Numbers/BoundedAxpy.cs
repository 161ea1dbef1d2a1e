using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Numbers;

/// <summary>y[i] += a·x[i] with error radii, four at a time: value for value and radius for radius what + and · of <see cref="Tracking{TProfile}"/> give one by one.</summary>
/// <remarks>
/// Method: the formulas of the general case in registers. Where one of four is another case (an exact zero or power of two, which rounds nothing; a
/// result beyond the range, or none), those four are done one by one; all are where subnormal numbers are flushed.
/// </remarks>
public static class BoundedAxpy
{
    private const long Significand = (1L << 52) - 1;

    /// <summary>y[i] += a · x[i].</summary>
    /// <param name="a">The factor.</param>
    /// <param name="x">n numbers.</param>
    /// <param name="y">At least n numbers, of which the first n are changed.</param>
    /// <typeparam name="TProfile">The arithmetic of the code under audit.</typeparam>
    public static void Add<TProfile>(Augmented<Tracking<TProfile>> a, ReadOnlySpan<Augmented<Tracking<TProfile>>> x, Span<Augmented<Tracking<TProfile>>> y) where TProfile : struct, IProfile
    {
        y = y[..x.Length];
        bool isGeneral = !TProfile.FlushesInputs && !(a.Extra == 0 && (BitConverter.DoubleToInt64Bits(a.Value) & Significand) == 0);
        int i = 0;
        if (isGeneral && Vector256.IsHardwareAccelerated)
        {
            Lanes<TProfile> lanes = new(a.Value, a.Extra);
            ReadOnlySpan<Pair> from = MemoryMarshal.Cast<Augmented<Tracking<TProfile>>, Pair>(x);
            Span<Pair> to = MemoryMarshal.Cast<Augmented<Tracking<TProfile>>, Pair>(y);
            for (; i + 4 <= x.Length; i += 4)
            {
                if (!lanes.TryAdd(from, to, i))
                {
                    Add(a, x.Slice(i, 4), y.Slice(i, 4), 0);
                }
            }
        }
        Add(a, x, y, i);
    }

    private static void Add<TProfile>(Augmented<Tracking<TProfile>> a, ReadOnlySpan<Augmented<Tracking<TProfile>>> x, Span<Augmented<Tracking<TProfile>>> y, int start) where TProfile : struct, IProfile
    {
        for (int i = start; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    // What stays in registers.
    private readonly struct Lanes<TProfile>(double value, double radius) where TProfile : struct, IProfile
    {
        private readonly Vector256<double> factor = Vector256.Create(value), size = Vector256.Create(Math.Abs(value)), ofFactor = Vector256.Create(radius);
        private readonly Vector256<double> unit = Vector256.Create(TProfile.UnitRoundoff + Tracking<TProfile>.Own), underflow = Vector256.Create(Tracking<TProfile>.Underflow);
        private readonly Vector256<double> enlarge = Vector256.Create(Tracking<TProfile>.Enlarge), largest = Vector256.Create(TProfile.Largest);

        public bool TryAdd(ReadOnlySpan<Pair> from, Span<Pair> to, int place)
        {
            (Vector256<double> x, Vector256<double> ofX) = PairLanes.Load(from, place);
            (Vector256<double> y, Vector256<double> ofY) = PairLanes.Load(to, place);
            Vector256<double> zero = Vector256<double>.Zero;
            Vector256<double> special = Vector256.Equals(ofX, zero) & Vector256.Equals(x.AsInt64() & Vector256.Create(Significand), Vector256<long>.Zero).AsDouble();

            Vector256<double> product = factor * x, carried = size * ofX + Vector256.Abs(x) * ofFactor + ofFactor * ofX;
            Vector256<double> ofProduct = (carried + unit * (Vector256.Abs(product) + carried) + underflow) * enlarge;
            Vector256<double> inside = Vector256.LessThanOrEqual(Vector256.Abs(product) + ofProduct, largest);

            // An exact zero rounds nothing when it is added to.
            Vector256<double> sum = y + product;
            carried = ofY + ofProduct;
            Vector256<double> local = Vector256.ConditionalSelect(Vector256.Equals(Vector256.Abs(y) + ofY, zero), zero, unit * (Vector256.Abs(sum) + carried));
            Vector256<double> ofSum = (carried + local) * enlarge;
            inside &= Vector256.LessThanOrEqual(Vector256.Abs(sum) + ofSum, largest);
            if (Vector256.AndNot(inside, special).ExtractMostSignificantBits() != 0b1111)
            {
                return false;
            }
            PairLanes.Store(sum, ofSum, ref MemoryMarshal.Cast<Pair, double>(to.Slice(place, 4))[0]);
            return true;
        }
    }
}

using FsCheck;
using FsCheck.Fluent;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Properties.Xunit;

/// <summary>The bridge from our domains to FsCheck.</summary>
public static class DomainArbitrary
{
    private static readonly Gen<int> Bits = Gen.Choose(0, int.MaxValue - 1); // FsCheck takes the upper end + 1

    /// <summary>A domain as FsCheck sees it: drawn from a seed of 62 random bits, whatever the size, and shrunk inside the domain.</summary>
    public static Arbitrary<T> ToArbitrary<T>(this Domain<T> domain) =>
        Arb.From(from high in Bits from low in Bits select domain.Draw(new Xoshiro(((ulong)high << 31) | (uint)low)), domain.Shrink);
}

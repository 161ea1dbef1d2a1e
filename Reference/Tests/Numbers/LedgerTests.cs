using Verification.Reference.Numbers;
using D = Verification.Reference.Numbers.DoubleDouble;
using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>What a number keeps beside its words is found again, and never mistaken for what another kept.</summary>
public sealed class LedgerTests
{
    [Fact]
    public void An_exact_double_needs_no_ledger()
    {
        TrackedWide x = 0.5;
        Assert.Equal((1.25, 0), ((x + 2 * x * x + x * x).Value, (x + x).Radius));
        Assert.Contains("using Ledger ledger = new();", Assert.Throws<InvalidOperationException>(() => x / 3).Message);
    }

    [Fact]
    public void Constants_and_exact_results_leave_no_entries()
    {
        using Ledger ledger = new();
        TrackedWide x = 3;
        Assert.Equal(12, (x * x + x).Value);
        Assert.Equal(0, ledger.Count);
        _ = x / 7;
        Assert.Equal(1, ledger.Count);
    }

    [Fact]
    public void A_number_of_a_closed_ledger_is_refused_also_when_its_place_is_taken_again()
    {
        TrackedWide third;
        using (Ledger first = new())
        {
            third = (TrackedWide)1 / 3;
        }
        Assert.Throws<InvalidOperationException>(() => third.Radius);
        using Ledger second = new();
        _ = (TrackedWide)2 / 3;
        Assert.Contains("Ball", Assert.Throws<InvalidOperationException>(() => third + 1).Message);
    }

    [Fact]
    public void Numbers_of_an_outer_ledger_can_be_read_within_an_inner_one()
    {
        using Ledger outer = new();
        TrackedWide third = (TrackedWide)1 / 3, lost;
        using (Ledger inner = new())
        {
            lost = third + third;
            Assert.Equal(1, inner.Count);
        }
        Assert.Throws<InvalidOperationException>(() => lost.Radius);
        Assert.Equal(2, (third * 6).Value);
        Assert.Equal(D.One / 3.0, third.Midpoint);
        Assert.Equal(2, outer.Count);
    }

    [Fact]
    public void Ledgers_closed_out_of_order_leave_the_open_one_current()
    {
        Ledger outer = new(), inner = new();
        outer.Dispose();
        Assert.True(((TrackedWide)1 / 3).Radius > 0 && inner.Count == 1);
        inner.Dispose();
        inner.Dispose();
        Assert.Throws<InvalidOperationException>(() => (TrackedWide)1 / 3);
    }

    [Fact]
    public void A_number_of_another_thread_is_refused()
    {
        using Ledger ledger = new();
        TrackedWide third = (TrackedWide)1 / 3;
        Exception? thrown = null;
        Thread thread = new(() => thrown = Record.Exception(() => third + 1));
        thread.Start();
        thread.Join();
        Assert.IsType<InvalidOperationException>(thrown);
    }

    [Fact]
    public void Many_entries_and_many_ledgers_keep_their_numbers_apart()
    {
        for (int round = 0; round < 200; round++)
        {
            using Ledger ledger = new();
            TrackedWide[] numbers = [.. Enumerable.Range(1, 1000).Select(n => n / (TrackedWide)7)];
            Assert.All(numbers, (x, i) => Assert.Equal((D)(i + 1.0) / 7.0, x.Midpoint));
            Assert.Equal(1000 - 142, ledger.Count); // every seventh comes out even
        }
    }
}

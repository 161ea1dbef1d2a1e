using Verification.Reference.Numbers;
using Verification.Reference.Tensors;
using Plain = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.TapingOver<double>>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
using Variable = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.TapingOver<Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>>>;

namespace Verification.Reference.Tests.Numbers;

public sealed class TapeOverTests
{
    [Fact]
    public void One_tape_gives_the_adjoints_of_several_outputs()
    {
        using TapeOver<double> tape = new();
        Plain x = tape.Variable(3), y = tape.Variable(4), product = x * y, sum = x + 2 * y;
        Assert.Equal([4.0, 3.0], tape.Gradient(product, [x, y]));
        Assert.Equal([1.0, 2.0], tape.Gradient(sum, [x, y]));
        Assert.Equal([14.0, 23.0, 1.0], tape.Pullback([product, sum], [1, 10], [x, y, product]));
        Assert.Equal([0.0], tape.Gradient(5, [x]));
        Assert.Equal([0.0, 0.0], tape.Gradient(product, [5, sum]));
        Assert.Equal((12, 4), (tape.Value(product), tape.Count - 1)); // 2y is a step too
        Assert.Throws<ArgumentException>(() => tape.Pullback([product, sum], [1.0], [x]));
    }

    [Fact]
    public void A_step_whose_bound_is_too_small_would_be_seen()
    {
        using TapeOver<Tracked> tape = new();
        Variable x = tape.Variable(0.1);
        Tracked cube = tape.Gradient(x * x * x, [x])[0];
        DoubleDouble exact = 3.0 * ((DoubleDouble)0.1 * 0.1);
        Assert.True(Math.Abs((exact - (DoubleDouble)cube.Value).Hi) <= cube.Radius && cube.Radius < 1e-16);
        Assert.NotEqual(0, Math.Abs((exact - (DoubleDouble)cube.Value).Hi));
    }

    [Fact]
    public void Many_steps_outgrow_the_first_arrays_and_keep_their_derivatives()
    {
        using TapeOver<double> tape = new();
        Plain x = tape.Variable(1), sum = 0;
        for (int i = 1; i <= 5000; i++)
        {
            sum += i * x;
        }
        Assert.Equal([5000.0 * 5001 / 2], tape.Gradient(sum, [x]));
        Assert.Equal([5000.0 * 5001 / 2], tape.Gradient(Special.Dot<Plain>([.. Enumerable.Repeat(x, 5000)], [.. Enumerable.Range(1, 5000).Select(i => (Plain)i)]), [x]));
    }

    [Fact]
    public void An_inner_tape_leaves_the_outer_one_as_it_was()
    {
        using TapeOver<double> outer = new();
        Plain x = outer.Variable(2), square = x * x;
        int count = outer.Count;
        using (TapeOver<double> inner = new())
        {
            Plain y = inner.Variable(outer.Value(x));
            Assert.Equal([12.0], inner.Gradient(y * y * y, [y]));
        }
        Assert.Equal(count, outer.Count);
        Assert.Equal([12.0], outer.Gradient(square * x, [x]));
    }

    [Fact]
    public void A_number_of_another_tape_thread_or_time_is_refused()
    {
        TapeOver<double> outer = new();
        Plain x = outer.Variable(2);
        using (TapeOver<double> inner = new())
        {
            Assert.Throws<InvalidOperationException>(() => x * x);
            Assert.Throws<InvalidOperationException>(() => inner.Gradient(x, [x]));
            Assert.Throws<InvalidOperationException>(() => inner.Gradient(inner.Variable(1), [x]));
            Exception? elsewhere = null;
            Thread thread = new(() => elsewhere = Record.Exception(() => x + 1));
            thread.Start();
            thread.Join();
            Assert.IsType<InvalidOperationException>(elsewhere);
        }
        outer.Dispose();
        outer.Dispose();
        Assert.Throws<InvalidOperationException>(() => x * x);
        Assert.Throws<ObjectDisposedException>(() => outer.Variable(1));
        Assert.Throws<ObjectDisposedException>(() => outer.Gradient(x, [x]));
        Assert.Throws<ObjectDisposedException>(() => outer.Value(x));
        using TapeOver<double> later = new();
        Plain y = later.Variable(3);
        Assert.Throws<InvalidOperationException>(() => x * y); // a place of the closed tape is none of the next one's
    }

    [Fact]
    public void Tapes_may_be_closed_in_any_order()
    {
        TapeOver<double> first = new(), second = new();
        first.Dispose();
        Plain x = second.Variable(3);
        Assert.Equal([6.0], second.Gradient(x * x, [x]));
        second.Dispose();
        Assert.Equal(4, ((Plain)2 * 2).Value); // constants that are doubles need no tape
        Assert.Throws<InvalidOperationException>(() => Variable.Pi);
    }

    [Fact]
    public void A_kink_that_the_radius_does_not_exclude_has_no_bound_and_one_that_it_does_has()
    {
        using TapeOver<Tracked> tape = new();
        Variable near = tape.Variable(new Tracked(1e-9, 2e-9)), far = tape.Variable(new Tracked(1e-9, 0.5e-9)), zero = tape.Variable(0), two = tape.Variable(2);
        foreach (Variable open in new[] { Variable.Abs(near), Variable.Abs(zero), Variable.Max(near, 0), Variable.Max(zero, 0), Special.Choose(near, near, 0), Special.Choose(zero, zero, 0),
            Variable.Floor(two), Variable.Floor(near), two % 2, Variable.Sqrt(near), Variable.CopySign(1 + zero, near), 0 * Variable.Abs(zero), Variable.Abs(zero) * (zero * zero) })
        {
            Assert.Contains(tape.Gradient(open, [near, zero, two]), x => !(double.IsFinite(x.Radius) && double.IsFinite(x.Value)));
        }
        Variable tie = Variable.Max(zero, 3 * zero);
        Assert.Equal(double.PositiveInfinity, tape.Gradient(tie, [zero])[0].Radius);
        Variable jump = Special.Choose(zero, two, 2 * two);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity, 0], tape.Gradient(jump, [zero, two, far]).Select(x => x.Radius));
        Assert.Equal([1, 0], Words(Variable.Abs(far)));
        Assert.Equal([-1, 0], Words(Variable.Abs(far - 2e-8)));
        Assert.Equal([0, 0], Words(Variable.Floor(far)));
        Assert.Equal([1, 0], Words(Variable.Max(far, far))); // beside itself, as in a search for the maximum, is no tie
        Assert.Equal((1e-9, 2e-9), (tape.Value(Variable.Max(near, -1e-9)).Value, tape.Value(Variable.Max(near, -1e-9)).Radius));
        Assert.Equal(double.PositiveInfinity, tape.Gradient(Special.Choose(zero, 1, 2), [zero])[0].Radius); // a step between two constants
        Assert.Equal(0, tape.Gradient(Special.Choose(zero, 2, 2), [zero])[0].Radius);
        Assert.Equal(1, tape.Gradient(Special.RoundTo(two / 3 * 3, new Storage(ElementType.Float)), [two])[0].Value, 1e-15);
        using TapeOver<double> plain = new();
        Plain bare = plain.Variable(0);
        Assert.Equal([1.0], plain.Gradient(Plain.Max(bare, 0), [bare])); // no radius: the branch taken

        double[] Words(Variable y) => [tape.Gradient(y, [far])[0].Value, tape.Gradient(y, [far])[0].Radius];
    }

    [Fact]
    public void A_constant_has_no_adjoint_even_beside_an_infinite_slope()
    {
        using TapeOver<Tracked> tape = new();
        Variable zero = 0, x = tape.Variable(0), third = Variable.Pi / 3;
        int count = tape.Count;
        Assert.Equal(0, tape.Gradient(Variable.Sqrt(zero) + zero * zero, [x])[0].Value);
        Assert.Equal(count, tape.Count); // nothing to record
        Assert.Equal((0, 0), (tape.Gradient(third, [x])[0].Value, tape.Gradient(third * third, [third])[0].Radius));
        Assert.Equal(Math.PI / 3, tape.Value(third).Value, 1e-15);
        Assert.True(tape.Value(third).Radius > 0);
        Assert.Equal(double.PositiveInfinity, tape.Gradient(Variable.Log(x), [x])[0].Value);
        Assert.Equal([0, 1], tape.Pullback([Variable.Log(x), x + third], [0, 1], [third, x]).Select(v => v.Value)); // an output with the cotangent 0 is not asked for
        Assert.False(double.IsFinite(tape.Gradient(Variable.Sqrt(x) * Variable.Sqrt(x), [x])[0].Value)); // a computed zero beside an infinity is not nothing: the derivative is 1
        Assert.Equal("0 = (0 ± 0) @1", x.ToString());
        Assert.Equal(1, tape.Gradient(Variable.BitIncrement(tape.Variable(2)) is var next ? next : x, [next])[0].Value);
        Assert.Equal(Math.BitIncrement(2), tape.Value(Variable.BitIncrement(tape.Variable(2))).Value);
    }

    [Fact]
    public void Infinite_factors_of_a_product_spoil_only_the_sums_that_they_are_in()
    {
        using TapeOver<Tracked> tape = new();
        Variable x = tape.Variable(2), y = tape.Variable(3);
        Variable[] product = new Variable[4];
        Special.Product<Variable, MatrixForm>(new(2, 2, 2), [x, y, 0, 1], [double.PositiveInfinity, 1, 1, 1], default, product);
        Assert.Equal([1, 1], tape.Gradient(product[1], [x, y]).Select(v => v.Value));
        Assert.Equal([double.PositiveInfinity, 1], tape.Gradient(product[0], [x, y]).Select(v => v.Value));
        Special.Product<Variable, MatrixForm>(new(2, 2, 2), [x, y, 0, 1], [5, 1, 1, 1], default, product);
        int count = tape.Count;
        Assert.Equal([5, 1, 0], tape.Gradient(product[0], [x, y, product[1]]).Select(v => v.Value));
        Special.Product<Variable, MatrixForm>(new(1, 1, 1), [0.1], [0.1], default, product.AsSpan(0, 1));
        Assert.Equal((count + 1, 0.0), (tape.Count, tape.Gradient(product[0], [x])[0].Value)); // constants: a value with its radius
        Special.Product<Variable, MatrixForm>(new(1, 2, 0) { StartColumnStride = 1 }, [], [], [x, y * y], product.AsSpan(0, 2));
        Assert.Equal([0, 6], tape.Gradient(product[1], [x, y]).Select(v => v.Value));
        Special.Product<Variable, MatrixForm>(new(1, 0, 1), [x], [], default, []); // no sum at all, and then some
        Special.Product<Variable, MatrixForm>(new(1, 2, 1), [x], [y, 7], default, product.AsSpan(0, 2));
        Assert.Equal([7, 0], tape.Gradient(product[1], [x, y]).Select(v => v.Value));
    }

    [Fact]
    public void An_unknown_cotangent_of_a_convolution_spoils_only_what_it_was_made_from()
    {
        using TapeOver<Tracked> tape = new();
        Variable[] x = [tape.Variable(1), tape.Variable(2), tape.Variable(3), tape.Variable(4)], w = [tape.Variable(5), tape.Variable(6), tape.Variable(7)], y = new Variable[4];
        Special.Product<Variable, ConvolutionForm>(new(new(1, 1, 1, [4], [3], padsBegin: [1], padsEnd: [1])), x, w, default, y);
        Tracked[] adjoints = tape.Pullback(y, [new Tracked(1, double.PositiveInfinity), 1, 1, 1], [.. x, .. w]);
        Assert.Equal([false, false, true, true, true, false, false], adjoints.Select(v => v.Radius < double.PositiveInfinity));
        Assert.Equal([5, 6, 7], tape.Gradient(y[1], x.AsSpan(0, 3)).Select(v => v.Value));
        Assert.Equal([1 + 2 + 3, 1 + 2 + 3 + 4, 2 + 3 + 4], tape.Pullback(y, [1, 1, 1, 1], w).Select(v => v.Value));
    }
}

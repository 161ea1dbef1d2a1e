using System.Numerics;
using Verification.Reference.Numbers;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;
using Variable = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Taping>;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

public sealed class TapeTests
{
    [Fact]
    public void One_tape_gives_the_gradients_of_several_outputs()
    {
        using Tape tape = new();
        Variable x = tape.Variable(3), y = tape.Variable(4), product = x * y, sum = x + 2 * y;
        Assert.Equal([4.0, 3.0], tape.Gradient(product, [x, y]));
        Assert.Equal([1.0, 2.0], tape.Gradient(sum, [x, y]));
        double[] adjoints = tape.Adjoints([product, sum], [1, 10]);
        Assert.Equal((14.0, 23.0), (adjoints[Tape.Place(x)], adjoints[Tape.Place(y)]));
        Assert.Equal([0.0], tape.Gradient(new Variable(5), [x]));
    }

    [Fact]
    public void A_zero_that_was_computed_meets_an_infinite_slope_and_no_contribution_does_not()
    {
        using Tape tape = new();
        Variable x = tape.Variable(0), root = Variable.Sqrt(x), product = root * root;
        Assert.True(double.IsNaN(tape.Gradient(product, [x])[0])); // the derivative is 1, and 0·∞ nothing: 0 would be wrong
        Assert.Equal(double.PositiveInfinity, tape.Gradient(root, [x])[0]);
        Assert.Equal(3, tape.Adjoints([root, 3 * x], [0, 1])[Tape.Place(x)]);
        Assert.Equal(0, tape.Gradient(tape.Variable(1) * 2, [x])[0]);
    }

    [Fact]
    public void An_inner_tape_leaves_the_outer_one_as_it_was()
    {
        using Tape outer = new();
        Variable x = outer.Variable(2), square = x * x;
        int count = outer.Count;
        using (Tape inner = new())
        {
            Variable y = inner.Variable(x.Value);
            Assert.Equal(12, inner.Gradient(y * y * y, [y])[0]);
        }
        Assert.Equal(count, outer.Count);
        Assert.Equal(12, outer.Gradient(square * x, [x])[0]);
    }

    [Fact]
    public void A_variable_of_another_tape_is_refused()
    {
        Tape outer = new();
        Variable x = outer.Variable(2);
        using (Tape inner = new())
        {
            Assert.Throws<InvalidOperationException>(() => x * x);
            Assert.Throws<InvalidOperationException>(() => inner.Gradient(x, [x]));
        }
        outer.Dispose();
        outer.Dispose();
        Assert.Equal(0, (x * x).Extra); // without a tape nothing is recorded
    }

    [Fact]
    public void Roundings_of_constants_count()
    {
        using Tape tape = new(new ProfileRounding<Binary32>());
        Assert.True(tape.RoundingBound(Variable.Pi * 2) >= Math.Abs(2 * MathF.PI - 2 * Math.PI));
        Variable third = (Variable)1 / 3;
        Assert.True(tape.RoundingBound(third) >= Math.Abs(1f / 3 - 1.0 / 3));
        Assert.True(tape.RoundingBound(Special.Rounded<Variable>(0.1)) >= Math.Abs(0.1f - 0.1));
    }

    [Fact]
    public void The_adjoint_bound_contains_float_errors_of_a_recurrent_network_where_intervals_are_useless()
    {
        double worst = 0;
        bool used = false, useless = false;
        for (int seed = 0; seed < Effort.Times(10); seed++)
        {
            using Tape tape = new(new ProfileRounding<Binary32>());
            Variable[] states = Recurrent<Variable>(seed);
            float[] single = Recurrent<float>(seed);
            Wide[] exact = Recurrent<Wide>(seed);
            Tracked[] intervals = Recurrent<Tracked>(seed);
            for (int i = 0; i < states.Length; i++)
            {
                double bound = tape.RoundingBound(states[i]), gap = Math.Abs(single[i] - exact[i].Value);
                Assert.True(gap <= 1.01 * bound && bound < 1e-2, $"seed {seed}, state {i}: {gap:e2} is beyond {bound:e2}");
                useless |= !(intervals[i].Extra < 1000);
                worst = Math.Max(worst, gap / bound);
                used |= gap > bound / 1000;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"the worst gap is {worst:f4} of its bound");
        Assert.True(used && useless && worst > 0.005, $"the worst gap is {worst:g3} of its bound");
    }

    /// <summary>Fifty steps of a gated recurrent unit with three states.</summary>
    private static T[] Recurrent<T>(int seed) where T : IFloatingPointIeee754<T>
    {
        Random random = new(seed);
        T[] weights = [.. Enumerable.Range(0, 36).Select(_ => T.CreateChecked((float)(4 * (random.NextDouble() - 0.5))))], h = [T.Zero, T.Zero, T.Zero];
        for (int step = 0; step < 50; step++)
        {
            T x = T.CreateChecked((float)(random.NextDouble() - 0.5));
            T[] next = new T[3];
            T[] reset = [.. h.Select((_, i) => Special.Sigmoid(Gate(weights.AsSpan(i * 4, 4), h, x)))];
            T[] gated = [.. h.Select((v, i) => v * reset[i])];
            for (int i = 0; i < 3; i++)
            {
                T update = Special.Sigmoid(Gate(weights.AsSpan(12 + i * 4, 4), h, x));
                next[i] = update * h[i] + (T.One - update) * T.Tanh(Gate(weights.AsSpan(24 + i * 4, 4), gated, x));
            }
            h = next;
        }
        return h;
    }

    private static T Gate<T>(ReadOnlySpan<T> weights, T[] h, T x) where T : IFloatingPointIeee754<T> => Special.Dot(weights, (ReadOnlySpan<T>)[.. h, x]);
}

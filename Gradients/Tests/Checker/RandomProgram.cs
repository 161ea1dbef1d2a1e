using System.Numerics;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Tests.Checker;

/// <summary>A random function of several variables, written for every number type; its pullback comes from a tape, and is right.</summary>
/// <param name="inputs">How many variables.</param>
/// <param name="outputs">How many results: the last ones computed.</param>
/// <param name="steps">Operations and their operands' places.</param>
public sealed class RandomProgram(int inputs, int outputs, (int Operation, int First, int Second, double Constant)[] steps)
{
    private const int Operations = 16;

    public static RandomProgram Draw(Xoshiro random)
    {
        int inputs = 1 + random.Below(12), count = 1 + random.Below(30);
        var steps = new (int, int, int, double)[count];
        for (int k = 0; k < count; k++)
        {
            steps[k] = (random.Below(Operations), random.Below(inputs + k), random.Below(inputs + k), random.Uniform(-2, 2));
        }
        return new(inputs, 1 + random.Below(Math.Min(count, 6)), steps);
    }

    public override string ToString() => string.Join("; ", steps.Select((s, k) => $"v{inputs + k} = {s.Operation}(v{s.First}, v{s.Second}, {s.Constant:R})")) + $" → last {outputs}";

    /// <summary>A point: of any size, now and then on a kink.</summary>
    public double[] Point(Xoshiro random)
    {
        double scale = Math.ScaleB(1, random.Below(8) - 4);
        double[] x = new double[inputs];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.Below(12) switch { 0 => 0, 1 => i > 0 ? x[i - 1] : 1, 2 => random.Below(5) - 2, _ => random.Uniform(-2, 2) * scale };
        }
        return x;
    }

    public T[] Of<T>(ReadOnlySpan<T> x) where T : struct, IFloatingPointIeee754<T>
    {
        T[] values = [.. x, .. new T[steps.Length]];
        for (int k = 0; k < steps.Length; k++)
        {
            (int operation, int first, int second, double constant) = steps[k];
            (T a, T b, T c) = (values[first], values[second], T.CreateTruncating(constant));
            values[inputs + k] = operation switch
            {
                0 => a + b,
                1 => a - b,
                2 => a * b,
                3 => a * c + b,
                4 => T.Tanh(a),
                5 => Special.Sigmoid(a + c),
                6 => T.Sin(a * c),
                7 => T.Sqrt(T.One + a * a),
                8 => a / (T.One + b * b),
                9 => T.Max(a, b),
                10 => T.Max(a, T.Zero) + b,
                11 => T.Abs(a) - b,
                12 => T.Log(T.One + a * a),
                13 => T.Exp(T.Min(a * T.CreateTruncating(0.25), T.One)),
                14 => T.Exp(-a * a) * c,
                _ => T.Cbrt(b * b + T.One) - a,
            };
        }
        return values[^outputs..];
    }

    public double[] Pullback(double[] x, double[] cotangent)
    {
        using Tape tape = new();
        Augmented<Taping>[] variables = Array.ConvertAll(x, tape.Variable);
        double[] adjoints = tape.Adjoints(Of<Augmented<Taping>>(variables), cotangent);
        return Array.ConvertAll(variables, v => adjoints[Tape.Place(v)]);
    }

    /// <summary>The pullback of the pullback: ∂⟨v, x̄⟩/∂x, the derivative of x̄ along v because x̄ is a gradient, and J·v.</summary>
    public (double[] X, double[] Cotangent) DoubleBackward(double[] x, double[] cotangent, double[] v)
    {
        using Ledger ledger = new();
        using TapeOver<Augmented<TangentsOver<double>>> tape = new();
        Augmented<TangentsOver<double>>[] moving = [.. x.Zip(v, Duals.Of)], seeds = Array.ConvertAll(cotangent, c => Duals.Of(c, 0.0));
        Augmented<TapingOver<Augmented<TangentsOver<double>>>>[] variables = Array.ConvertAll(moving, tape.Variable);
        Augmented<TangentsOver<double>>[] gradient = tape.Pullback(Of<Augmented<TapingOver<Augmented<TangentsOver<double>>>>>(variables), seeds, variables);
        return (Array.ConvertAll(gradient, Duals.Tangent), Array.ConvertAll(Of<Augmented<TangentsOver<double>>>(moving), Duals.Tangent));
    }

    /// <summary>Whether there are second derivatives for certain: max(xy, 0) has a gradient at 0, but no Hessian.</summary>
    public bool IsTwiceSmooth(double[] x)
    {
        using Ledger ledger = new();
        for (int first = 0; first < inputs; first++)
        {
            for (int second = 0; second < inputs; second++)
            {
                Augmented<TangentsOver<Augmented<TangentsOver<Tracked>>>>[] duals = [.. x.Select((value, i) => Duals.Of(
                    Duals.Of(new Tracked(value), new Tracked(i == first ? 1 : 0)), Duals.Of(new Tracked(i == second ? 1 : 0), new Tracked(0))))];
                if (!Array.TrueForAll(Of<Augmented<TangentsOver<Augmented<TangentsOver<Tracked>>>>>(duals), y => double.IsFinite(Special.Radius(Duals.Tangent(Duals.Tangent(y))))))
                {
                    return false;
                }
            }
        }
        return true;
    }

    /// <summary>Whether ∂yⱼ/∂xᵢ is the derivative for certain: at a tie or kink the tape takes a branch, and what it multiplies together need not be one.</summary>
    public bool IsSmooth(double[] x, int output, int input)
    {
        using Ledger ledger = new();
        Augmented<TangentsOver<Tracked>>[] duals = [.. x.Select((value, i) => Duals.Of(new Tracked(value), new Tracked(i == input ? 1 : 0)))];
        return double.IsFinite(Special.Radius(Duals.Tangent(Of<Augmented<TangentsOver<Tracked>>>(duals)[output])));
    }
}

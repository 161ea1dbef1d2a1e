using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>An elementary function of one argument: all that any rule needs to know of it.</summary>
public interface IElementary
{
    /// <summary>Its key in a profile's table of accuracies.</summary>
    static abstract Function Function { get; }

    /// <summary>f(x) in double, within <see cref="DoubleUlps"/>.</summary>
    static abstract double Value(double x);

    /// <summary>f′(x), given y = f(x), in any number type: without cancellation, so that it is as accurate as T is.</summary>
    static abstract T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T>;

    /// <summary>An upper bound of |f′| on [low, high]; +∞ where it has none.</summary>
    static abstract double Steepest(double low, double high);

    /// <summary>An upper bound of |f(a) − f(b)| for all a and b in the domain with |a − b| ≤ reach; +∞ where it has none. It serves where the slope has no bound.</summary>
    static virtual double Modulus(double reach) => double.PositiveInfinity;

    /// <summary>f(x) to ~106 bits, within <see cref="WideError"/>.</summary>
    static abstract DoubleDouble Wide(DoubleDouble x);

    /// <summary>The relative error of <see cref="Wide"/>: 2⁻⁹², 200 times what the tests assert of every function, unless a smaller one is proven.</summary>
    static virtual double WideError => 2.0194839173657902E-28;

    /// <summary>Whether <see cref="Wide"/> is exact at a double where its low word is zero; at 0, ±1 every function is dyadic or its low word is not zero.</summary>
    static virtual bool IsExactAt(double x) => x is 0 or 1 or -1;

    /// <summary>Whether a result that is not zero may lie in the subnormal range.</summary>
    static virtual bool Underflows => true;

    /// <summary>The error of <see cref="Value"/> in units in the last place of double; 4 unless the function says otherwise.</summary>
    static virtual double DoubleUlps => 4;
}

/// <summary>An elementary function of two arguments.</summary>
public interface IElementary2
{
    /// <summary>Its key in a profile's table of accuracies.</summary>
    static abstract Function Function { get; }

    /// <summary>f(x, y) in double, within 4 ulp.</summary>
    static abstract double Value(double x, double y);

    /// <summary>∂f/∂x and ∂f/∂y, given z = f(x, y).</summary>
    static abstract (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T>;

    /// <summary>How far f can move when x moves by at most rx and y by at most ry; +∞ where that is unbounded.</summary>
    static abstract double Swing(double x, double rx, double y, double ry);

    /// <summary>f(x, y) to ~100 bits, within <see cref="WideError"/>.</summary>
    static abstract DoubleDouble Wide(DoubleDouble x, DoubleDouble y);

    /// <summary>The relative error of <see cref="Wide"/>: 2⁻⁹² unless a smaller one is proven.</summary>
    static virtual double WideError => 2.0194839173657902E-28;

    /// <summary>Whether f is surely infinite for every x and y within their radii.</summary>
    static virtual bool IsPole(double x, double rx, double y, double ry) => false;

    /// <summary>Whether <see cref="Wide"/> is exact at two doubles where its low word is zero.</summary>
    static virtual bool IsExactAt(double x, double y) => false;

    /// <summary><see cref="Swing"/> about two numbers in two words, up to a relative 2⁻⁴⁰; value is f(x, y).</summary>
    static abstract double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value);
}

using System.Numerics;

namespace Verification.Identities.Distributions;

/// <summary>A joint distribution P(x, y, z) of three variables, given by weights with z running fastest.</summary>
/// <param name="Sizes">How many values x, y and z have.</param>
/// <param name="Cells">The distribution over all cells.</param>
public sealed record Cube((int X, int Y, int Z) Sizes, Distribution Cells)
{
    /// <summary>The masses in a number type.</summary>
    public Cube<T> In<T>() where T : IFloatingPointIeee754<T> => new(Sizes, Cells.In<T>());

    /// <summary>The sizes and all weights.</summary>
    public override string ToString() => $"{Sizes.X} × {Sizes.Y} × {Sizes.Z}: {Cells}";
}

/// <summary>The masses of three variables in a number type.</summary>
/// <param name="Sizes">How many values x, y and z have.</param>
/// <param name="Masses">P(x, y, z), with z running fastest.</param>
/// <typeparam name="T">The number type.</typeparam>
public sealed record Cube<T>((int X, int Y, int Z) Sizes, T[] Masses) where T : IFloatingPointIeee754<T>
{
    /// <summary>P((x, y), z), the first two taken as one variable.</summary>
    public Joint<T> FirstTwoAgainstThird() => new(Sizes.X * Sizes.Y, Masses);

    /// <summary>P(x, y) = Σ_z P(x, y, z).</summary>
    public Joint<T> FirstTwo() => new(Sizes.X, FirstTwoAgainstThird().X());

    /// <summary>P(z).</summary>
    public T[] Z() => FirstTwoAgainstThird().Y();

    /// <summary>P(x)P(y)P(z).</summary>
    public T[] Independent()
    {
        T[] x = FirstTwo().X(), y = FirstTwo().Y(), z = Z(), product = new T[Masses.Length];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = x[i / (Sizes.Y * Sizes.Z)] * y[i / Sizes.Z % Sizes.Y] * z[i % Sizes.Z];
        }
        return product;
    }
}

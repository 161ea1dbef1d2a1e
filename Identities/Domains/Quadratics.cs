using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Quadratic functions a + g·ε + ½ εᵀHε of 1 to 5 variables, as vectors [a, g₁ … g_d, H row by row] with H symmetric.</summary>
public static class Quadratics
{
    private const int Most = 5;

    /// <summary>Quadratic ones.</summary>
    public static Domain<double[]> All { get; } = Of(1);

    /// <summary>Affine ones: H = 0.</summary>
    public static Domain<double[]> Affine { get; } = Of(0);

    /// <summary>How many variables a vector of coefficients has: 1 + d + d² of them.</summary>
    public static int Variables(double[] coefficients) => (int)Math.Sqrt(coefficients.Length);

    private static Domain<double[]> Of(double curvature) => new()
    {
        Description = $"{(curvature == 0 ? "affine" : "quadratic")} functions of 1 to {Most} variables, coefficients of [−8, 8]",
        Draw = random =>
        {
            int d = 1 + random.Below(Most);
            double[] c = new double[1 + d + d * d];
            for (int i = 0; i < c.Length; i++)
            {
                int row = (i - 1 - d) / d, column = (i - 1 - d) % d;
                c[i] = i <= d ? Reals.Draw(random, -8, 8) : row <= column ? curvature * Reals.Draw(random, -8, 8) : c[1 + d + column * d + row];
            }
            return c;
        },
        Shrink = c => Vectors.Simpler(c, c.Length, Reals.Simpler).Where(IsSymmetric),
        Show = c => $"[a, g, H] = {Vectors.Show(c)}",
        Edges =
        [
            new("one variable", c => Variables(c) == 1), new("the most variables", c => Variables(c) == Most), new("a value of zero", c => c[0] == 0), new("no slope along the first", c => c[1] == 0),
        ],
    };

    private static bool IsSymmetric(double[] c)
    {
        int d = Variables(c);
        return Enumerable.Range(0, d * d).All(i => c[1 + d + i] == c[1 + d + i % d * d + i / d]);
    }
}

using Verification.Identities.Linear;

namespace Verification.Identities.Tests.Linear;

/// <summary>Small matrices, by hand.</summary>
public sealed class MatrixTests
{
    private static readonly Matrix<double> A = new(3, [2, 1, 0, 1, 3, 1, 0, 1, 4]);

    [Fact]
    public void Has_the_determinant_of_its_expansion() => Assert.Equal(18, A.Determinant());

    [Fact]
    public void Has_an_inverse_by_cofactors() => Assert.All(A.Times(A.Inverse()).Entries.ToArray(), (x, i) => Assert.Equal(i % 4 == 0 ? 1 : 0, x, 1e-15));

    [Fact]
    public void Multiplies_rows_by_columns()
    {
        Matrix<double> wide = new(2, [1, 2, 3, 4, 5, 6]);
        Assert.Equal([4.0, 10, 14, 13, 25, 29], wide.Times(A).Entries.ToArray());
        Assert.Equal([14.0, 32, 32, 77], wide.Squared().Entries.ToArray());
        Assert.Equal(wide.Times(wide.Transposed()).Entries.ToArray(), wide.Squared().Entries.ToArray());
        Assert.Equal([14.0, 32], wide.Times([1.0, 2, 3]));
        Assert.Equal(27.0 + 50, new Matrix<double>(2, [1, 2, 3, 4]).TraceOfProduct(new(2, [9, 6, 9, 8])));
    }

    [Fact]
    public void Its_factor_squared_is_itself() => Assert.All(Cholesky<double>.Of(A).Factor.Squared().Entries.ToArray(), (x, i) => Assert.Equal(A.Entries[i], x, 1e-15));
}

using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>A matrix product or convolution on a tape: many steps with one record of their operands.</summary>
internal abstract class ProductStep<T> where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The index of the first of its steps; the others follow.</summary>
    public int First { get; set; }

    /// <summary>Adds what its steps contribute to the adjoints of their operands.</summary>
    public abstract void Pull(Adjoints<T> adjoints);
}

/// <summary>The same, of one form.</summary>
/// <param name="form">The shape of the sums.</param>
/// <param name="a">The left factors.</param>
/// <param name="b">The right factors.</param>
/// <param name="start">The indices of the start terms; empty where none depends on a variable.</param>
internal sealed class ProductStep<T, TForm>(TForm form, Factors<T> a, Factors<T> b, int[] start) : ProductStep<T>
    where T : struct, IFloatingPointIeee754<T> where TForm : struct, IProduct
{
    /// <inheritdoc/>
    public override void Pull(Adjoints<T> adjoints)
    {
        T[] cotangents = new T[form.Count];
        bool any = false;
        for (int i = 0; i < cotangents.Length; i++)
        {
            any |= adjoints.Has(First + i);
            cotangents[i] = adjoints.Of(First + i);
        }
        if (!any)
        {
            return;
        }
        T[] left = a.Adjoints, right = b.Adjoints;
        form.Pull<T>(cotangents, a.Values, b.Values, left, right);
        Add(adjoints, a.Indices, left);
        Add(adjoints, b.Indices, right);
        for (int i = 0; start.Length > 0 && i < cotangents.Length; i++)
        {
            if (adjoints.Has(First + i))
            {
                adjoints.Add(start[form.StartOf(i)], cotangents[i]);
            }
        }
    }

    private static void Add(Adjoints<T> adjoints, int[] indices, T[] contributions)
    {
        for (int i = 0; i < contributions.Length; i++)
        {
            adjoints.Add(indices[i], contributions[i]);
        }
    }
}

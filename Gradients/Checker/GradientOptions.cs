namespace Verification.Gradients;

/// <summary>What a check of a gradient is to decide, and how far it may go.</summary>
public sealed record GradientOptions
{
    /// <summary>
    /// The largest error that an entry may have and still be called right, relative to the largest entry of the same input (∂yⱼ/∂xᵢ over all j), of the gradient where that is
    /// looked at in blocks; null for 8√u of
    /// the function's number type (8e-8 in double, 2e-3 in float). Besides, no entry is called right to within more than an eighth of itself.
    /// </summary>
    /// <remarks>No entry passes because of it: an entry whose bound is wider is undecided, and one beyond its bound is refuted whatever the bound.</remarks>
    public double? Resolution { get; init; }

    /// <summary>The absolute error below which an entry does not matter; 0 for none, that is, for the smallest normal number of the function's type.</summary>
    /// <remarks>
    /// Where a function is flat, differences cannot tell an exact zero (a rectifier that is off) from a derivative that is below its rounding errors (a
    /// saturated sigmoid): without a floor such entries are undecided.
    /// </remarks>
    public double Floor { get; init; }

    /// <summary>
    /// Whether to check, besides, that the pullback is a field of gradients: that for one cotangent its own Jacobian, ∂x̄ᵢ/∂xₖ, is symmetric, as a Hessian is.
    /// </summary>
    /// <remarks>
    /// It shows what no look at one point does: a forward value that was kept in one factor and is right at that point only. Not by default: it takes about six
    /// pullbacks for every input (some 1500 to 4000 where there are more inputs than <see cref="MostDirections"/>), where the first order takes a few for every output; and what is not twice
    /// differentiable at the point (a rectifier at 0) is undecided, though the gradient may be right. With fewer than two inputs there is nothing to compare.<br/>
    /// A double backward that is handed over is always checked.
    /// </remarks>
    public bool SecondOrder { get; init; }

    /// <summary>What directions, cotangents and steps are drawn from.</summary>
    public ulong Seed { get; init; } = 20261121;

    /// <summary>The most directions that are tried one by one; a function that needs more is checked block by block.</summary>
    public int MostDirections { get; init; } = 2048;

    /// <summary>Names of the inputs, for the report; x1, x2, … without.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What is checked, for the report.</summary>
    public string Title { get; init; } = "the pullback";
}

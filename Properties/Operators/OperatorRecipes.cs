namespace Verification.Properties.Operators;

/// <summary>Every recipe, family by family.</summary>
public static class OperatorRecipes
{
    /// <summary>Those that runtimes run at <see cref="OperatorRecipe.UsualOpset"/> in float, where they are not known to deviate.</summary>
    public static IReadOnlyList<OperatorRecipe> Portable { get; } = [.. ElementwiseRecipes.All, .. ReductionRecipes.All, .. ProductRecipes.All, .. LayoutRecipes.All];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OperatorRecipe> All { get; } = [.. Portable, .. IndexingRecipes.All, .. ImageRecipes.All, .. AttentionRecipes.All, .. LayerRecipes.All, .. TrainingRecipes.All, .. FeatureRecipes.All];

    /// <summary>Those of some kind, operator by operator.</summary>
    public static IEnumerable<OperatorRecipe[]> OfEachOperator(Func<OperatorRecipe, bool> kind) => All.Where(kind).GroupBy(recipe => recipe.Id).Select(recipes => recipes.ToArray());
}

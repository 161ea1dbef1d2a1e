using Verification.Gradients.Claims;
using Verification.Gradients.Operators;
using Verification.Identities.Claims;
using Verification.Models.Claims;
using Verification.Properties.Claims;

namespace Verification.Tools.Verify;

/// <summary>The catalogues of claims, each with its command.</summary>
/// <param name="Name">The command that checks it: <c>identities</c>.</param>
/// <param name="Description">What the command's help says.</param>
/// <param name="Checks">Its claims.</param>
internal sealed record Catalogues(string Name, string Description, IReadOnlyList<Check> Checks)
{
    public static IReadOnlyList<Catalogues> All { get; } =
    [
        new("identities", "Check the information-theoretic identities: every claim, its mutants and the printed errors.", IdentityCatalogue.All),
        new("gradients", "Check the backward passes written by hand: every claim, its mutants and the printed errors.", GradientCatalogue.All),
        new("operators", "Check the reference's ONNX operators: float runs against derived bounds, dual numbers against differences, tapes against dual numbers.",
[.. OperatorBoundCatalogue.All, .. OperatorCatalogue.All]),
    ];
}

using System.Numerics;
using Verification.Identities.Measures;
using Verification.Properties.Claims;

namespace Verification.Identities.Claims;

/// <summary>Everything that the sources, and those who use them, say of the information measures, of any implementation of them.</summary>
public static class InformationClaims
{
    /// <summary>The claims about an implementation, page by page.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        .. DefinitionClaims.About(m), .. EntropyClaims.About(m), .. ConditionalEntropyClaims.About(m), .. DivergenceClaims.About(m), .. DivergenceInequalityClaims.About(m),
        .. JensenShannonClaims.About(m), .. MutualInformationClaims.About(m), .. VariationalClaims.About(m),
    ];
}

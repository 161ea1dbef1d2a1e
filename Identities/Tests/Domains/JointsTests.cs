using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Properties.Cases;

namespace Verification.Identities.Tests.Domains;

public sealed class JointsTests
{
    // Weights moved away from a product may all become negative; that was an exception at one case in 10⁵.
    [Fact]
    public void Have_mass_in_every_case()
    {
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            Joint p = Joints.Draw(new Xoshiro(seed), 1, 1);
            Assert.True(p.Weights[0] > 0);
        }
    }
}

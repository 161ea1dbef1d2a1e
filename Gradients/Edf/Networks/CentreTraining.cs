namespace Verification.Gradients.Edf.Networks;

/// <summary>How the centres of a VQ-VAE are trained: the three versions of [TTIC20-Q4] Problem 3(d).</summary>
public enum CentreTraining
{
    /// <summary>(a) By the distortion alone: C[k[p]].grad += L̂.grad[p]; L straight through.</summary>
    EndToEnd,

    /// <summary>(b) As published: C[k[p]].grad += η̃ (C[k[p]] − L[p]), by the added loss alone; L straight through and by β (L −
    /// L̂).</summary>
    Published,

    /// <summary>(c) By both losses: C[k[p]].grad += L̂.grad[p] + β (C[k[p]] − L[p]); L straight through and by β (L − L̂).</summary>
    BothLosses,
}

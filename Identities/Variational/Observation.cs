using System.Numerics;
using Verification.Identities.Distributions;

namespace Verification.Identities.Variational;

/// <summary>A model Q(z, y) of a latent z and an observed y, what was observed, and an approximate posterior Q̃(z|y).</summary>
/// <param name="Model">Q(z, y): rows z, columns y.</param>
/// <param name="Observed">The y that was observed: Q gives it mass.</param>
/// <param name="Approximate">Q̃(z|y) for that y.</param>
public sealed record Observation(Joint Model, int Observed, Distribution Approximate)
{
    /// <summary>The observation in a number type.</summary>
    public Observation<T> In<T>() where T : IFloatingPointIeee754<T> => new(Model.In<T>(), Observed, Approximate.In<T>());

    /// <summary>All three.</summary>
    public override string ToString() => $"Q(z,y) = {Model}, y = {Observed}, Q̃(z|y) = {Approximate}";
}

/// <summary>An observation in a number type.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Observation<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>The observation of column <paramref name="observed"/> of the model, explained by some masses of z.</summary>
    public Observation(Joint<T> model, int observed, T[] approximate)
    {
        (Model, Approximate) = (model, approximate);
        Joint = model.Transposed().Row(observed).ToArray();
        Evidence = Reference.Numbers.Special.Sum<T>(Joint);
        Posterior = [.. Joint.Select(mass => mass / Evidence)];
        Prior = model.X();
        Likelihood = [.. Joint.Select((mass, z) => mass / Prior[z])];
    }

    /// <summary>Q(z, y) for all z and y.</summary>
    public Joint<T> Model { get; }

    /// <summary>Q(z, y) for the observed y.</summary>
    public T[] Joint { get; }

    /// <summary>Q(y) = Σ_z Q(z, y).</summary>
    public T Evidence { get; }

    /// <summary>Q(z|y) = Q(z, y) ÷ Q(y).</summary>
    public T[] Posterior { get; }

    /// <summary>Q(z) = Σ_y Q(z, y).</summary>
    public T[] Prior { get; }

    /// <summary>Q(y|z) = Q(z, y) ÷ Q(z) for the observed y; NaN where Q(z) is 0.</summary>
    public T[] Likelihood { get; }

    /// <summary>Q̃(z|y).</summary>
    public T[] Approximate { get; }
}

using Verification.Properties.Cases;

namespace Verification.Properties.Domains;

/// <summary>Where the inputs of a claim come from: how they are drawn, made simpler and shown, and which hard ones must be among them.</summary>
/// <typeparam name="T">The type of an input.</typeparam>
public sealed class Domain<T>
{
    /// <summary>What is drawn, in words: <c>probability vectors of 1 to 16 outcomes</c>.</summary>
    public required string Description { get; init; }

    /// <summary>Draws one input; everything random comes from the generator, so that its seed is the case.</summary>
    public required Func<Xoshiro, T> Draw { get; init; }

    /// <summary>Simpler inputs of the same domain, the simplest first; each strictly simpler than the given one, so that shrinking ends.</summary>
    public required Func<T, IEnumerable<T>> Shrink { get; init; }

    /// <summary>An input as text, with all its digits.</summary>
    public required Func<T, string> Show { get; init; }

    /// <summary>The hard inputs that a run must have met.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; init; } = [];

    /// <summary>The same inputs in another shape.</summary>
    /// <param name="to">From the one to the other.</param>
    /// <param name="from">And back, for shrinking, showing and recognising edges.</param>
    /// <param name="description">What they are now.</param>
    public Domain<TOther> As<TOther>(Func<T, TOther> to, Func<TOther, T> from, string? description = null) => new()
    {
        Description = description ?? Description,
        Draw = random => to(Draw(random)),
        Shrink = x => Shrink(from(x)).Select(to),
        Show = x => Show(from(x)),
        Edges = [.. Edges.Select(e => new Edge<TOther>(e.Name, x => e.Is(from(x))))],
    };
}

/// <summary>A kind of input that a domain must be seen to reach.</summary>
/// <param name="Name">What is special about it: <c>a zero probability</c>.</param>
/// <param name="Is">Whether an input is of this kind.</param>
public sealed record Edge<T>(string Name, Func<T, bool> Is);

/// <summary>Domains made of domains.</summary>
public static class Domain
{
    /// <summary>Independent draws from two domains, shrunk one at a time.</summary>
    public static Domain<(TFirst First, TSecond Second)> Pair<TFirst, TSecond>(Domain<TFirst> first, Domain<TSecond> second, string firstName, string secondName) => new()
    {
        Description = $"{firstName}: {first.Description}; {secondName}: {second.Description}",
        Draw = random => (first.Draw(random), second.Draw(random)),
        Shrink = x => first.Shrink(x.First).Select(simpler => (simpler, x.Second)).Concat(second.Shrink(x.Second).Select(simpler => (x.First, simpler))),
        Show = x => $"{firstName} = {first.Show(x.First)}, {secondName} = {second.Show(x.Second)}",
        Edges =
        [
            .. first.Edges.Select(e => new Edge<(TFirst First, TSecond Second)>($"{firstName}: {e.Name}", x => e.Is(x.First))),
            .. second.Edges.Select(e => new Edge<(TFirst First, TSecond Second)>($"{secondName}: {e.Name}", x => e.Is(x.Second))),
        ],
    };
}

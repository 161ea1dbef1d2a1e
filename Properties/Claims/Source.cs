namespace Verification.Properties.Claims;

/// <summary>A document that states what claims say.</summary>
/// <param name="Key">Its short name in square brackets: <c>TTIC20-Q1</c>.</param>
/// <param name="Title">Author, title, year.</param>
public sealed record Document(string Key, string Title)
{
    /// <summary>The places that may be cited, such as <c>Problem 1</c>; empty where any may.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>A problem of it.</summary>
    public Source Problem(int number, string part = "") => At($"Problem {number}{(part.Length > 0 ? $"({part})" : "")}");

    /// <summary>A place in it.</summary>
    /// <exception cref="ArgumentException">It has no such place.</exception>
    public Source At(string place) => Places.Count == 0 || Places.Any(p => place == p || place.StartsWith(p + "(", StringComparison.Ordinal)) ? new Source(this, place)
        : throw new ArgumentException($"'{place}' is cited of [{Key}]: need one of {string.Join(", ", Places)}", nameof(place));
}

/// <summary>Where a claim is from.</summary>
/// <param name="Document">The document.</param>
/// <param name="Place">The place in it.</param>
public sealed record Source(Document Document, string Place)
{
    /// <summary><c>[TTIC20-Q1] TTIC 31230, 2020 Quiz 1, Problem 1</c>.</summary>
    public override string ToString() => $"[{Document.Key}] {Document.Title}{(Place.Length > 0 ? ", " + Place : "")}";
}

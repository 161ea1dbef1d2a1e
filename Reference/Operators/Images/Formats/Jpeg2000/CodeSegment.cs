namespace Verification.Reference.Operators;

/// <summary>A codeword segment: passes that one stream of bits holds, whose pieces may come in several packets.</summary>
/// <param name="mostPasses">Passes after which the next segment begins.</param>
internal sealed class CodeSegment(int mostPasses)
{
    public int MostPasses => mostPasses;

    public int Passes { get; set; }

    /// <summary>Where the pieces stand in the data: start and length.</summary>
    public List<(int Start, int Length)> Pieces { get; } = [];
}

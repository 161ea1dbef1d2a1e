using Verification.Properties.Cases;

namespace Verification.Properties.Claims;

/// <summary>A claim that can be checked, whatever its inputs are.</summary>
public abstract class Check
{
    private protected Check()
    {
    }

    /// <summary>The claim's permanent name.</summary>
    public abstract string Id { get; }

    /// <summary>The formula.</summary>
    public abstract string Statement { get; }

    /// <summary>Where it is from.</summary>
    public abstract Source Source { get; }

    /// <summary>What its inputs are.</summary>
    public abstract string Domain { get; }

    /// <summary>The verdict it must come to.</summary>
    public abstract Verdict Expected { get; }

    /// <summary>The claim that says rightly what this one says wrongly.</summary>
    public abstract string Corrected { get; }

    /// <summary>Equality, inequality, mean or refutation, in a word.</summary>
    public abstract string Kind { get; }

    /// <summary>Why no case comes near the bound, where none does.</summary>
    public abstract string Loose { get; }

    /// <summary>What its mutants do wrong, by number.</summary>
    public abstract IReadOnlyList<string> Mutants { get; }

    /// <summary>Whose implementation it is about: <c>ours</c>, a library's name.</summary>
    public abstract string Subject { get; }

    /// <summary>How many cases a run of that plan has, all shards together.</summary>
    public abstract long CasesOf(Plan plan);

    /// <summary>Checks the claim.</summary>
    public abstract Report Run(Plan plan);

    /// <summary>Checks one case alone, shrunk if it is refuted.</summary>
    public abstract Report Replay(ulong seed, long index, long cases);

    /// <summary>The input of a case as text.</summary>
    public abstract string Input(ulong seed, long index);

    /// <summary>Looks for a case that refutes a mutant.</summary>
    public abstract MutantReport Reject(int mutant, Plan plan);

    /// <summary>The edges of the domain, and the first case that reached each; −1 where none did.</summary>
    public abstract IReadOnlyList<(string Edge, long Case)> Reach(Plan plan);

    /// <summary>The text by which a case is drawn again.</summary>
    public string Replays(ulong seed, long index) => new CaseSeed(Id, seed, index).ToString();
}

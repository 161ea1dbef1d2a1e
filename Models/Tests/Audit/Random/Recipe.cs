namespace Verification.Models.Tests.Audit.Random;

/// <summary>How to draw a node of an operator.</summary>
internal sealed record Recipe(string Op, Action<Draft> Draw);

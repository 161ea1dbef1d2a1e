using Verification.Identities.Rounding;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Densities around a whole-number point: centred there, in their tail, narrower and far wider than a cell.</summary>
public static class Cells
{
    /// <summary>Up to <paramref name="most"/> coordinates, scales of ½ to <paramref name="widest"/>, offsets of up to <paramref name="farthest"/> scales.</summary>
    public static Domain<Cell> Of(int most, double widest, double farthest = 6) => new()
    {
        Description = $"1 to {most} coordinates, (z̃ − μ) ÷ s of [−{Reals.Show(farthest)}, {Reals.Show(farthest)}], s of [0.5, {Reals.Show(widest)}]",
        Draw = random =>
        {
            int n = 1 + random.Below(most);
            bool centred = random.Below(6) == 0, wide = random.Below(6) == 0;
            return new([.. Enumerable.Range(0, n).Select(_ => centred ? 0 : Reals.Draw(random, -farthest, farthest))],
                [.. Enumerable.Range(0, n).Select(_ => wide ? widest : random.Below(8) == 0 ? 0.5 : Math.Min(widest, 0.5 * Math.Exp(random.Uniform(0, Math.Log(2 * widest)))))]);
        },
        Shrink = c => (c.Offsets.Length > 1 ? [new Cell(c.Offsets[1..], c.Scales[1..]), new Cell(c.Offsets[..^1], c.Scales[..^1])] : Array.Empty<Cell>())
            .Concat(Vectors.Simpler(c.Offsets, c.Offsets.Length, Reals.Simpler).Select(o => c with { Offsets = o }))
            .Concat(Vectors.Simpler(c.Scales, c.Scales.Length, Reals.Simpler).Where(s => s.All(x => x >= 0.5)).Select(s => c with { Scales = s })),
        Show = c => c.ToString(),
        Edges =
        [
            new("one coordinate", c => c.Offsets.Length == 1), .. most == 1 ? Array.Empty<Edge<Cell>>() : [new Edge<Cell>("the most coordinates", c => c.Offsets.Length == most)],
            new("centred", c => c.Offsets.All(o => o == 0)), new("the narrowest", c => c.Scales.Contains(0.5)), new("the widest", c => c.Scales.Contains(widest)),
            new("the farthest", c => c.Offsets.Any(o => Math.Abs(o) == farthest)),
        ],
    };
}

namespace Verification.Reference.Operators;

/// <summary>An order of packets for a range of them.</summary>
/// <param name="FirstResolution">The first resolution.</param>
/// <param name="FirstComponent">The first component.</param>
/// <param name="EndLayer">The layer after the last.</param>
/// <param name="EndResolution">The resolution after the last.</param>
/// <param name="EndComponent">The component after the last.</param>
/// <param name="Progression">0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL: layer, resolution, component, position.</param>
/// <remarks>Source: ISO/IEC 15444-1, annexes A.6.6 and B.12.</remarks>
internal sealed record ProgressionChange(int FirstResolution, int FirstComponent, int EndLayer, int EndResolution, int EndComponent, int Progression)
{
    public bool Has(Precinct precinct) => precinct.Resolution >= FirstResolution && precinct.Resolution < EndResolution
        && precinct.Component >= FirstComponent && precinct.Component < EndComponent;

    /// <summary>The packets of some precincts in this order, without those that were there before.</summary>
    public IEnumerable<(Precinct Precinct, int Layer)> Packets(IEnumerable<Precinct> precincts)
    {
        Precinct[] mine = [.. precincts.Where(Has)];
        Comparison<Precinct> order = Progression switch
        {
            0 or 1 => (a, b) => Compare(a.Resolution, b.Resolution, a.Component, b.Component, a.Index, b.Index, 0, 0),
            2 => (a, b) => Compare(a.Resolution, b.Resolution, a.Y, b.Y, a.X, b.X, a.Component, b.Component),
            3 => (a, b) => Compare(a.Y, b.Y, a.X, b.X, a.Component, b.Component, a.Resolution, b.Resolution),
            _ => (a, b) => Compare(a.Component, b.Component, a.Y, b.Y, a.X, b.X, a.Resolution, b.Resolution),
        };
        Array.Sort(mine, order);
        return Progression switch
        {
            0 => Layered(mine),
            1 => mine.GroupBy(precinct => precinct.Resolution).SelectMany(resolution => Layered([.. resolution])),
            _ => mine.SelectMany(precinct => Layered([precinct])),
        };
    }

    // Layer by layer. A layer goes to precincts that have had all before it: those that it finds further have it.
    private IEnumerable<(Precinct, int)> Layered(Precinct[] precincts)
    {
        for (int layer = precincts.Length == 0 ? EndLayer : precincts.Min(precinct => precinct.Layers); layer < EndLayer; layer++)
        {
            foreach (Precinct precinct in precincts.Where(precinct => precinct.Layers == layer))
            {
                precinct.Layers++;
                yield return (precinct, layer);
            }
        }
    }

    private static int Compare(long a, long b, long c, long d, long e, long f, long g, long h) =>
        a != b ? a.CompareTo(b) : c != d ? c.CompareTo(d) : e != f ? e.CompareTo(f) : g.CompareTo(h);
}

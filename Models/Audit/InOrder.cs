namespace Verification.Models.Audit;

/// <summary>Judgements in the order of the nodes, however they come in.</summary>
/// <param name="count">How many there will be.</param>
/// <param name="report">Called for each in order, as soon as all before it are there; never twice at once.</param>
internal sealed class InOrder(int count, Action<(NodeResult Result, NodeCase Case)> report)
{
    private readonly (NodeResult Result, NodeCase Case)?[] judged = new (NodeResult, NodeCase)?[count];
    private readonly Lock gate = new();
    private int reported;

    /// <summary>The results, once all are there.</summary>
    public NodeResult[] Results { get; } = new NodeResult[count];

    /// <summary>Puts one in its place.</summary>
    public void Add(int place, (NodeResult Result, NodeCase Case) one)
    {
        lock (gate)
        {
            judged[place] = one;
            Results[place] = one.Result;
            for (; reported < count && judged[reported] is { } next; reported++)
            {
                judged[reported] = null;
                report(next);
            }
        }
    }
}

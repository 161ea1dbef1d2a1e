using Verification.Models.Audit;
using Verification.Reference.Onnx;

namespace Verification.Models.Tests.Audit;

public sealed class LanesTests
{
    [Fact]
    public void Every_job_is_done_once_by_a_lane_of_its_own_state()
    {
        int[] done = new int[500], inside = new int[64];
        int states = 0;
        Lanes.Run(done.Length, () => Interlocked.Increment(ref states), (state, job) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside[state]));
            Interlocked.Increment(ref done[job]);
            Interlocked.Decrement(ref inside[state]);
        });
        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void What_a_job_throws_is_thrown_as_it_is() =>
        Assert.Equal("job 3", Assert.Throws<OnnxException>(() => Lanes.Run(8, () => 0, (_, job) => { if (job == 3) { throw new OnnxException($"job {job}"); } })).Message);

    [Fact]
    public void No_job_is_no_work() => Lanes.Run(0, () => 0, (_, _) => Assert.Fail("there is no job"));

    [Fact]
    public void Judgements_are_reported_in_the_order_of_the_nodes()
    {
        List<string> reported = [];
        InOrder order = new(4, judged => reported.Add(judged.Result.Id));
        foreach ((int place, int reports) in (ReadOnlySpan<(int, int)>)[(2, 0), (0, 1), (3, 1), (1, 4)])
        {
            order.Add(place, (new NodeResult { Id = $"{place}", Place = place, Op = "Relu", Class = NodeClass.Faithful }, null!));
            Assert.Equal(reports, reported.Count);
        }
        Assert.Equal(["0", "1", "2", "3"], reported);
        Assert.Equal(reported, order.Results.Select(result => result.Id));
    }
}

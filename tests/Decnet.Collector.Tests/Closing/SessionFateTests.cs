using Decnet.Collector.Closing;
using Decnet.Collector.Following;
using Decnet.Collector.PodLogs;

namespace Decnet.Collector.Tests.Closing;

public sealed class SessionFateTests
{
    private static readonly DateTimeOffset Began = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-60, null, false, "the container runs since before the session")]
    [InlineData(0, null, false, "the header's second may be the container's first")]
    [InlineData(1, null, true, "the container is another one")]
    [InlineData(null, 1, true, "the container ended, and no other runs yet")]
    [InlineData(null, null, false, "the pod is still being made: another one may be there too")]
    [InlineData(-60, -61, false, "a container ended before the session began")]
    public void A_recorder_is_gone_with_its_container(int? started, int? ended, bool lost, string why) =>
        Assert.True(lost == SessionFate.IsLost(Session(), "this", List(30, Pod("web", started, ended))), why);

    [Fact]
    public void A_recorder_is_gone_with_its_pod_but_only_for_a_list_that_is_younger_than_the_session()
    {
        Assert.True(SessionFate.IsLost(Session(), "this", List(30, Pod("other", -60, null))));
        Assert.False(SessionFate.IsLost(Session(), "this", List(5, Pod("other", -60, null))), "the pod may have been made since");
        Assert.False(SessionFate.IsLost(Session(), "this", null), "nothing is known");
        Assert.False(SessionFate.IsLost(Session(), "this", new PodList(Began.AddSeconds(30), ["elsewhere"], [])), "nobody looked there");
    }

    [Fact]
    public void A_recorder_is_gone_with_its_boot()
    {
        Assert.True(SessionFate.IsLost(Session(), "another", null));
        Assert.False(SessionFate.IsLost(Session(), null, List(30, Pod("web", -60, null))), "this node's boot is not known");
    }

    private static DeckyPod Pod(string decky, int? started, int? ended) =>
        new("lab", decky, decky + "-x", "uid", "machine", started is { } s ? Began.AddSeconds(s) : null, ended is { } e ? Began.AddSeconds(e) : null);

    private static PodList List(int asked, params DeckyPod[] pods) => new(Began.AddSeconds(asked), [], pods);

    private static OpenSession Session() => new()
    {
        Namespace = "lab",
        Decky = "web",
        Service = "ssh",
        Sid = "0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d",
        Day = "2026-05-01",
        LastDay = "2026-05-01",
        StartedUs = Began.ToUnixTimeMilliseconds() * 1000,
        SeenUs = Began.AddSeconds(10).ToUnixTimeMilliseconds() * 1000,
        BootId = "this",
    };
}

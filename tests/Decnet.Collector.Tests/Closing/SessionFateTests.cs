using Decnet.Collector.Closing;
using Decnet.Collector.Following;

namespace Decnet.Collector.Tests.Closing;

public sealed class SessionFateTests
{
    private const long Began = 1_000_000_000;

    [Theory]
    [InlineData("other", null, false, true, "the machine was started anew")]
    [InlineData("this", null, false, false, "the API does not answer: nothing is concluded")]
    [InlineData("this", null, true, true, "no pod of the decky is left here")]
    [InlineData("this", Began - 60_000_000, true, false, "the container runs since before the session")]
    [InlineData("this", Began + 60_000_000, true, true, "the container is another one")]
    [InlineData("this", Began + 1_000_000, true, false, "the header's second may be the container's first")]
    [InlineData(null, Began - 1, true, false, "this node's boot is not known")]
    public void A_recorder_is_gone_with_its_machine_or_its_container(string? boot, long? machine, bool known, bool lost, string why)
    {
        var session = new OpenSession
        {
            Namespace = "lab",
            Decky = "web",
            Service = "ssh",
            Sid = "0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d",
            Day = "2026-05-01",
            LastDay = "2026-05-01",
            StartedUs = Began,
            BootId = "this",
        };

        Assert.True(lost == SessionFate.IsLost(session, boot, machine, known), why);
    }
}

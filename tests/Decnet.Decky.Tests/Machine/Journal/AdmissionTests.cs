using System.Text;
using Decnet.SessRec.Machine.Journal;

namespace Decnet.Decky.Tests.Machine.Journal;

public sealed class AdmissionTests
{
    private const string Id = "0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11";

    [Theory]
    [InlineData(Origin.SshShell, true)]
    [InlineData(Origin.TelnetLogin, true)]
    [InlineData(Origin.SshCaller, false)]
    [InlineData(Origin.SshServer, false)]
    [InlineData(Origin.Inside, false)]
    public void Only_a_recorder_begins_a_session(object origin, bool allowed) =>
        Assert.Equal(allowed, Admission.Allows(new Writer(3, 7, (Origin)origin), Line("session_started", $"sid=\"{Id}\" service=\"ssh\"")));

    [Theory]
    [InlineData("sid=\"../../../../etc/passwd-and-some-more-text\" service=\"ssh\"")]
    [InlineData("sid=\"0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f1/\" service=\"ssh\"")]
    [InlineData("sid=\"0b0e6d2a-6f0e-4c57-9d2c-6a2f1f0c8f11\" service=\"../telnet\"")]
    [InlineData("service=\"ssh\"")]
    public void A_session_whose_names_could_be_a_path_is_none(string fields) =>
        Assert.False(Admission.Allows(new Writer(3, 7, Origin.SshShell), Line("session_started", fields)));

    [Fact]
    public void A_recorder_ends_the_session_that_it_began_and_no_other()
    {
        var writer = new Writer(3, 7, Origin.SshShell);
        Assert.False(Admission.Allows(writer, Line("session_recorded", $"sid=\"{Id}\"")));
        writer.Session = new(Encoding.ASCII.GetBytes(Id), "ssh", [], [], 7, 0, 0);
        Assert.True(Admission.Allows(writer, Line("session_recorded", $"sid=\"{Id}\"")));
        Assert.False(Admission.Allows(writer, Line("session_recorded", $"sid=\"{Id.Replace('0', '1')}\"")));
        Assert.False(Admission.Allows(writer, Line("session_started", $"sid=\"{Id}\" service=\"ssh\"")));
    }

    [Fact]
    public void A_bucket_gives_its_burst_and_then_its_rate()
    {
        var limit = new RateLimit(perSecond: 5, burst: 20);
        var now = 1_000_000L;
        Assert.Equal(20, Enumerable.Range(0, 100).Count(_ => limit.Takes(now)));
        now += 1_000_000;
        Assert.Equal(5, Enumerable.Range(0, 100).Count(_ => limit.Takes(now)));
        now += 3_600_000_000;
        Assert.Equal(20, Enumerable.Range(0, 100).Count(_ => limit.Takes(now)));
    }

    private static ClaimedLine Line(string message, string fields) =>
        ClaimedLine.Parse(Encoding.UTF8.GetBytes($"<134>1 2026-11-25T00:00:00.000000Z web app - {message} [relay@55555 {fields}]"))!;
}

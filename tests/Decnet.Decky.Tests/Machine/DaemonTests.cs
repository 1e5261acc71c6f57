using Decnet.SessRec.Machine;
using Decnet.SessRec.Native;

namespace Decnet.Decky.Tests.Machine;

public sealed class DaemonTests
{
    [Fact]
    public void A_daemon_that_cannot_start_is_tried_again_ever_more_rarely()
    {
        var daemon = new Daemon("/nonexistent/daemon", ["daemon"], []);
        var now = 1_000_000L;
        var pauses = new List<long>();
        for (var i = 0; i < 11; i++)
        {
            var due = daemon.StartIfDue(now);
            pauses.Add((due - now) / 1000);
            now = due;
        }

        Assert.Equal([100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000], pauses);
    }

    [Fact]
    public void A_daemon_that_ran_for_long_starts_again_at_once()
    {
        var daemon = new Daemon("/bin/sleep", ["sleep", "1000"], []);
        Assert.Equal(long.MaxValue, daemon.StartIfDue(0));
        ChildProcesses.Signal(daemon.Pid, 9);

        Assert.True(daemon.Ended(daemon.Pid, 3_600_000_000));
        Assert.Equal(3_600_100_000, daemon.StartIfDue(3_600_000_000));
    }

    [Fact]
    public void Somebody_elses_end_is_not_the_daemons() => Assert.False(new Daemon("/bin/true", ["true"], []).Ended(4711, 0));
}

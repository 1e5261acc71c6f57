using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.ServiceWorker.Quarantining;

namespace Decnet.Operator.Tests.ServiceWorker.Quarantining;

public sealed class EndCountTests
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_crash_is_counted_once_though_it_is_seen_dying_waiting_and_running_again()
    {
        var ledger = Ledger.Of(new(), [Pod(0, dead: true)], QuarantineRule.Usual);
        Assert.Equal((1, 1), (ledger.Crashes.Count, ledger.Restarts));

        foreach (var pod in new[] { Pod(0, waiting: true), Pod(1) })
        {
            ledger = Ledger.Of(Status(ledger), [pod], QuarantineRule.Usual);
            Assert.Equal((1, 1, false), (ledger.Crashes.Count, ledger.Restarts, ledger.IsNews));
        }

        Assert.Equal(2, Ledger.Of(Status(ledger), [Pod(1, waiting: true)], QuarantineRule.Usual).Crashes.Count);
    }

    [Theory]
    [InlineData(0, "Completed", false)]
    [InlineData(69, "Error", false)]
    [InlineData(78, "Error", false)]
    [InlineData(137, "ContainerStatusUnknown", false)]
    [InlineData(137, "OOMKilled", true)]
    [InlineData(70, "Error", true)]
    [InlineData(139, "Error", true)]
    public void What_is_a_crash(int exitCode, string reason, bool isCrash) =>
        Assert.Equal(isCrash ? 1 : 0, Ledger.Of(new(), [Pod(0, dead: true, exitCode: exitCode, reason: reason)], QuarantineRule.Usual).Crashes.Count);

    [Fact]
    public void A_pod_that_is_being_deleted_does_not_crash()
    {
        var pod = Pod(0, dead: true, exitCode: 137);
        pod.Metadata.DeletionTimestamp = Now;
        Assert.Empty(Ledger.Of(new(), [pod], QuarantineRule.Usual).Crashes);
    }

    [Fact]
    public void Ends_that_nobody_saw_are_spread_over_the_time_since_the_one_before()
    {
        var ledger = Ledger.Of(new(), [Pod(6, waiting: false)], new(50, TimeSpan.FromHours(2)));

        Assert.Equal(6, ledger.Crashes.Count);
        Assert.Equal(Now, ledger.Crashes[^1].At);
        Assert.All(ledger.Crashes.Zip(ledger.Crashes.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(10), pair.Second.At - pair.First.At));
    }

    [Fact]
    public void Pods_that_are_gone_are_forgotten_and_their_crashes_are_not()
    {
        var ledger = Ledger.Of(new(), [Pod(0, dead: true)], QuarantineRule.Usual);
        ledger = Ledger.Of(Status(ledger), [], QuarantineRule.Usual);
        Assert.Equal((1, 0, 1), (ledger.Crashes.Count, ledger.Ends.Count, ledger.Restarts));
    }

    private static WorkerStatus Status(Ledger ledger) =>
        new() { Crashes = [.. ledger.Crashes], Ends = [.. ledger.Ends], Restarts = ledger.Restarts };

    private static V1Pod Pod(int restarts, bool dead = false, bool waiting = false, int exitCode = 134, string reason = "Error")
    {
        var end = new V1ContainerStateTerminated { ExitCode = exitCode, Reason = reason, FinishedAt = Now };
        return new()
        {
            Metadata = new() { Name = "bus-1", Uid = "u1" },
            Status = new()
            {
                Phase = "Running",
                StartTime = Now.AddHours(-1),
                ContainerStatuses =
                [
                    new()
                    {
                        Name = "worker",
                        RestartCount = restarts,
                        State = dead ? new() { Terminated = end }
                            : waiting ? new() { Waiting = new() { Reason = "CrashLoopBackOff" } }
                            : new() { Running = new() { StartedAt = Now } },
                        LastState = dead ? null : new() { Terminated = end },
                    },
                ],
            },
        };
    }
}

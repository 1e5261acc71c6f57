using Decnet.Operator.ServiceWorker.Heartbeats;
using Decnet.Operator.ServiceWorker.Judging;
using Decnet.Operator.ServiceWorker.Observing;

namespace Decnet.Operator.Tests.ServiceWorker.Judging;

public sealed class PulseTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Heartbeats_of_every_pod_are_life() => Assert.Equal((true, "HeartbeatSeen"), Live((100, 89), (100, 1)));

    [Fact]
    public void One_silent_pod_of_many_is_enough() => Assert.Equal((false, "HeartbeatMissing"), Live((500, 1), (500, 91)));

    [Fact]
    public void A_young_pod_may_be_silent() => Assert.Equal((null, "Provisioning"), Live((89, null)));

    [Fact]
    public void A_pod_that_was_never_heard_is_silent_since_it_began() => Assert.Equal((false, "HeartbeatMissing"), Live((91, null)));

    [Fact]
    public void A_pod_that_cannot_be_asked_says_so()
    {
        var pulse = Pulse.Of(Seen([new(null, null, "no connection")], 91), Now);
        Assert.Equal((false, "StatusUnreachable"), (pulse.Live(null).Holds, pulse.Live(null).Reason));
    }

    [Fact]
    public void No_pod_has_no_pulse()
    {
        var pulse = Pulse.Of(new(), Now);
        Assert.Equal((null, "NotRunning", null), (pulse.Live(null).Holds, pulse.Live(null).Reason, pulse.HeardAt));
    }

    [Fact]
    public void While_a_pod_was_not_asked_yet_the_last_verdict_stands()
    {
        var observed = Seen([], 500);
        var before = new V1Condition { Status = "True", Reason = "HeartbeatSeen", Message = "m" };
        Assert.Equal((true, "HeartbeatSeen", "m"), Said(Pulse.Of(observed, Now).Live(before)));
        Assert.True(Pulse.Of(observed, Now).IsPending);
    }

    [Fact]
    public void The_most_silent_pod_is_the_one_that_is_told() =>
        Assert.Equal(Now.AddSeconds(-80), Pulse.Of(Seen([Heard(80), Heard(5)], 100), Now).HeardAt);

    [Theory]
    [InlineData("connected", "connected", true, "Connected")]
    [InlineData("connected", "disconnected", false, "Disconnected")]
    [InlineData("disabled", "disabled", null, "BusOff")]
    public void The_bus_is_judged_by_all_pods(string one, string other, bool? holds, string reason)
    {
        var verdict = Pulse.Of(Seen([Heard(1) with { Bus = one }, Heard(1) with { Bus = other }], 100), Now).OnBus();
        Assert.Equal((holds, reason), (verdict.Holds, verdict.Reason));
    }

    private static (bool?, string, string) Said(Decnet.Operator.Verdicts.ConditionVerdict verdict) => (verdict.Holds, verdict.Reason, verdict.Message);

    private static (bool?, string) Live(params (int Age, int? Silent)[] pods)
    {
        var observed = new Observation
        {
            Pods = [.. pods.Select((pod, i) => Pod($"u{i}", pod.Age))],
            Readings = pods.Select((pod, i) => ($"u{i}", pod.Silent is { } silent ? Heard(silent) : new Reading(null, null, null))).ToDictionary(),
        };
        var verdict = Pulse.Of(observed, Now).Live(null);
        return (verdict.Holds, verdict.Reason);
    }

    private static Reading Heard(int secondsAgo) => new(Now.AddSeconds(-secondsAgo), "connected", null);

    private static Observation Seen(Reading[] readings, int age) => new()
    {
        Pods = [.. Enumerable.Range(0, Math.Max(1, readings.Length)).Select(i => Pod($"u{i}", age))],
        Readings = readings.Index().ToDictionary(entry => $"u{entry.Index}", entry => entry.Item),
    };

    private static V1Pod Pod(string uid, int age) => new()
    {
        Metadata = new() { Name = uid, Uid = uid },
        Status = new()
        {
            Phase = "Running",
            PodIP = "192.0.2.1",
            ContainerStatuses = [new() { Name = "worker", State = new() { Running = new() { StartedAt = Now.UtcDateTime.AddSeconds(-age) } } }],
        },
    };
}

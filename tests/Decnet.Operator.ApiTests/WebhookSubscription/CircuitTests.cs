using Decnet.Operator.ApiTests.Cluster;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.ApiTests.WebhookSubscription;

/// <summary>What the operator makes of a circuit, with the worker's writes done by hand.</summary>
public sealed class CircuitTests(ApiServer server) : SubscriptionTest(server)
{
    private const string FiveFailures = """{"consecutiveFailures":5,"lastError":"HTTP 500","threshold":5}""";

    [Fact]
    public async Task Enabled_true_clears_a_trip_and_everything_that_led_to_it()
    {
        await ReadyAsync();
        await StatusAsync(FiveFailures);
        var tripped = await StateAsync("Tripped", "Tripped");
        Assert.False(tripped.Spec.Enabled);
        Assert.NotNull(tripped.Status.AutoDisabledAt);
        Assert.Contains("HTTP 500", Condition(tripped)!.Message, StringComparison.Ordinal);
        await EventAsync("Tripped");

        await PatchAsync("""{"spec":{"enabled":true}}""");
        var active = await StateAsync("Active", "Ready");
        Assert.Equal((true, null, null, 0), (active.Spec.Enabled, active.Status.AutoDisabledAt, active.Status.LastError, active.Status.ConsecutiveFailures));
        await EventAsync("Rearmed");
    }

    [Fact]
    public async Task Enabling_what_a_person_paused_takes_the_same_way_and_does_no_harm()
    {
        await ReadyAsync();
        await StatusAsync("""{"consecutiveFailures":2,"lastError":"HTTP 500"}""");
        await PatchAsync("""{"spec":{"enabled":false}}""");
        Assert.Null((await StateAsync("Paused", "Paused")).Status.AutoDisabledAt);

        await PatchAsync("""{"spec":{"enabled":true}}""");
        var active = await UntilAsync(it => it.Status is { State: "Active", ConsecutiveFailures: 0 }, "it is active without a past");
        Assert.Null(active.Status.LastError);
        await EventAsync("Tripped", 0);
        await EventAsync("Rearmed", 0);
    }

    [Fact]
    public async Task In_status_alone_the_spec_stays_and_a_new_annotation_arms_it_again()
    {
        await ReadyAsync(""","circuit":{"onTrip":"StatusOnly"}""");
        await PatchAsync("""{"metadata":{"annotations":{"decnet.io/rearm":"one"}}}""");
        await StatusAsync(FiveFailures);
        Assert.True((await StateAsync("Tripped", "Tripped")).Spec.Enabled);

        // Something that keeps the spec writes what it wrote before.
        await PatchAsync("""{"metadata":{"annotations":{"decnet.io/rearm":"one"}},"spec":{"enabled":true}}""");
        await PatchAsync("""{"spec":{"concurrency":2}}""");
        await UntilAsync(it => it.Status is { State: "Tripped", ObservedGeneration: 2 }, "it is still tripped");

        await PatchAsync("""{"metadata":{"annotations":{"decnet.io/rearm":"two"}}}""");
        var active = await StateAsync("Active", "Ready");
        Assert.Equal((null, 0, "two"), (active.Status.AutoDisabledAt, active.Status.ConsecutiveFailures, active.Status.Rearm));
    }

    [Fact]
    public async Task A_threshold_of_the_spec_counts()
    {
        await ReadyAsync(""","circuit":{"threshold":7}""");
        await StatusAsync("""{"consecutiveFailures":6}""");
        Assert.Equal("Active", (await UntilAsync(it => Condition(it, "Delivering")?.Reason == "DeliveryFailing", "it fails")).Status.State);
        await StatusAsync("""{"consecutiveFailures":7}""");
        await StateAsync("Tripped", "Tripped");
    }

    [Fact]
    public async Task While_paused_by_annotation_nothing_is_repaired()
    {
        await ReadyAsync();
        await PatchAsync("""{"metadata":{"annotations":{"decnet.io/paused":"true"}}}""");
        await StatusAsync(FiveFailures);
        var seen = await UntilAsync(it => Condition(it)?.Reason == "Paused" && Condition(it, "Delivering")?.Reason == "DeliveryFailing", "it is looked at");
        Assert.Equal((true, "Active", null), (seen.Spec.Enabled, seen.Status.State, seen.Status.AutoDisabledAt));

        await PatchAsync("""{"metadata":{"annotations":{"decnet.io/paused":null}}}""");
        Assert.False((await StateAsync("Tripped", "Tripped")).Spec.Enabled);
    }

    private async Task ReadyAsync(string more = "")
    {
        await StartAsync();
        await WorkerRunsAsync();
        await SecretAsync();
        await CreateAsync(more);
        await StateAsync("Active", "Ready");
    }
}

using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.ServiceWorker;
using Decnet.Operator.Cluster.Writing;
using Decnet.Operator.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.WebhookSubscription;

/// <summary>Worker or operator falls between any two writes of a trip; the next one, and a person, must find one meaning only.</summary>
public sealed class FallTests(ApiServer server) : SubscriptionTest(server)
{
    private const string Counted = """{"consecutiveFailures":5,"lastError":"HTTP 500","threshold":5,"state":"Active"}""";

    // spec.enabled, status.autoDisabledAt, status.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Wherever_the_operator_falls_the_next_one_finishes_the_trip(int writes)
    {
        await FallAsync(writes, () => StatusAsync(Counted));
        await StartAsync();

        var tripped = await StateAsync("Tripped", "Tripped");
        Assert.Equal((false, 5, "HTTP 500"), (tripped.Spec.Enabled, tripped.Status.ConsecutiveFailures, tripped.Status.LastError));
        Assert.NotNull(tripped.Status.AutoDisabledAt);
        await EventAsync("Tripped");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_person_who_enables_it_meanwhile_is_heard(int writes)
    {
        await FallAsync(writes, () => StatusAsync(Counted));
        await PatchAsync("""{"spec":{"enabled":true,"concurrency":2}}""");
        await StartAsync();

        var active = await StateAsync("Active", "NoWorker");
        Assert.Equal((true, null, 0, null), (active.Spec.Enabled, active.Status.AutoDisabledAt, active.Status.ConsecutiveFailures, active.Status.LastError));
    }

    // The clearing, status.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Wherever_the_operator_falls_the_next_one_finishes_the_clearing(int writes)
    {
        var first = await StartAsync();
        await SecretAsync();
        await CreateAsync();
        await StatusAsync(Counted);
        await StateAsync("Tripped", "Tripped");
        await first.DisposeAsync();
        await FallAsync(writes, () => PatchAsync("""{"spec":{"enabled":true}}"""), isThere: true);
        await StartAsync();

        var active = await StateAsync("Active", "NoWorker");
        Assert.Equal((true, null, 0), (active.Spec.Enabled, active.Status.AutoDisabledAt, active.Status.ConsecutiveFailures));
    }

    [Fact]
    public async Task A_worker_that_fell_before_the_stamp_has_not_paused_anything()
    {
        var first = await StartAsync();
        await SecretAsync();
        await CreateAsync();
        await StateAsync("Active", "NoWorker");
        await first.DisposeAsync();
        await StatusAsync(Counted);
        await PatchAsync("""{"spec":{"enabled":false}}""");

        await StartAsync();
        Assert.NotNull((await StateAsync("Tripped", "Tripped")).Status.AutoDisabledAt);
    }

    [Fact]
    public async Task A_person_who_paused_it_before_the_count_was_high_has_paused_it()
    {
        var first = await StartAsync();
        await SecretAsync();
        await CreateAsync();
        await StateAsync("Active", "NoWorker");
        await first.DisposeAsync();
        await StatusAsync("""{"consecutiveFailures":4,"state":"Active"}""");
        await PatchAsync("""{"spec":{"enabled":false}}""");

        await StartAsync();
        Assert.Null((await StateAsync("Paused", "Paused")).Status.AutoDisabledAt);
    }

    [Fact]
    public async Task A_person_who_edits_while_the_operator_trips_is_looked_at_first()
    {
        var writer = new TaskCompletionSource<MeddlingWriter>();
        await StartAsync(services => services.AddSingleton<IClusterWriter>(provider =>
        {
            var meddling = new MeddlingWriter(
                ActivatorUtilities.CreateInstance<ServerSideApply>(provider), () => PatchAsync("""{"spec":{"concurrency":3}}"""));
            writer.TrySetResult(meddling);
            return meddling;
        }));
        await SecretAsync();
        await CreateAsync();
        await StateAsync("Active", "NoWorker");
        await StatusAsync(Counted);

        var active = await UntilAsync(it => it.Status is { ObservedGeneration: 2, ConsecutiveFailures: 0 }, "the edit is seen");
        Assert.True((await writer.Task).HasMeddled);
        Assert.Equal((true, "Active", 3), (active.Spec.Enabled, active.Status.State, active.Spec.Concurrency));
    }

    private async Task FallAsync(int writes, Func<Task> cause, bool isThere = false)
    {
        var writer = new TaskCompletionSource<FallingWriter>();
        var first = await StartAsync(services => services.AddSingleton<IClusterWriter>(provider =>
        {
            var falling = new FallingWriter(ActivatorUtilities.CreateInstance<ServerSideApply>(provider));
            writer.TrySetResult(falling);
            return falling;
        }));
        if (!isThere)
        {
            await SecretAsync();
            await CreateAsync();
            await StateAsync("Active", "NoWorker");
        }

        await first.SyncedAsync();
        var armed = await writer.Task;
        armed.FallAfter(writes);
        await cause();
        await Eventually.TrueAsync(() => armed.HasFallen, $"the operator falls after {writes} writes", TimeSpan.FromSeconds(60));
        await first.DisposeAsync();
    }
}

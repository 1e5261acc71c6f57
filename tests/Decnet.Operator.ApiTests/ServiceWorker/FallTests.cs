using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Cluster.Writing;
using Decnet.Operator.Reconciling;
using Decnet.Operator.ServiceWorker.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>The operator falls between any two writes of a trip; the next one, and a person, must find one meaning only.</summary>
public sealed class FallTests(ApiServer server) : WorkerTest(server)
{
    // Counters, spec.enabled, status.quarantinedAt, workload, status.
    public static TheoryData<int> Writes => [0, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Wherever_the_operator_falls_the_next_one_finishes_the_quarantine(int writes)
    {
        await FallAsync(writes);

        await StartAsync();
        var worker = await StateAsync("bus", "Quarantined", "Quarantined");
        Assert.Equal((false, 2, 2), (worker.Spec.Enabled, worker.Status.Crashes!.Count, worker.Status.Restarts));
        Assert.NotNull(worker.Status.QuarantinedAt);
        Assert.True(FitsNoNode(await DaemonSetAsync("bus")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_person_who_starts_the_worker_meanwhile_is_heard(int writes)
    {
        await FallAsync(writes);
        await PatchAsync("bus", """{"spec":{"enabled":true,"logLevel":"Debug"}}""");

        await StartAsync();
        var worker = await UntilAsync(
            "bus", worker => worker.Status.ObservedGeneration == worker.Metadata.Generation && worker.Status.State == "Active", "it is active");
        Assert.Equal((true, null, null), (worker.Spec.Enabled, worker.Status.QuarantinedAt, worker.Status.Crashes));
        Assert.False(FitsNoNode(await DaemonSetAsync("bus")));
    }

    [Fact]
    public async Task A_person_who_stops_a_worker_before_its_crash_was_written_down_has_stopped_it()
    {
        await FallAsync(0);
        await PatchAsync("bus", """{"spec":{"enabled":false}}""");

        await StartAsync();
        Assert.Null((await StateAsync("bus", "Stopped", "Stopped")).Status.QuarantinedAt);
    }

    [Fact]
    public async Task A_person_who_edits_while_the_operator_trips_is_looked_at_first()
    {
        var writer = new TaskCompletionSource<MeddlingWriter>();
        await StartAsync(services => services.AddSingleton<IClusterWriter>(provider =>
        {
            var meddling = new MeddlingWriter(
                ActivatorUtilities.CreateInstance<ServerSideApply>(provider), () => PatchAsync("bus", """{"spec":{"logLevel":"Debug"}}"""));
            writer.TrySetResult(meddling);
            return meddling;
        }));
        await CrashedAsync();

        var worker = await UntilAsync("bus", worker => worker.Status.ObservedGeneration == 2, "the edit is seen");
        Assert.True((await writer.Task).HasMeddled);
        Assert.Equal((true, "Active", "Debug", null), (worker.Spec.Enabled, worker.Status.State, worker.Spec.LogLevel, worker.Status.Crashes));
    }

    private async Task FallAsync(int writes)
    {
        FallingWriter? writer = null;
        var first = await StartAsync(services => services.AddSingleton<IClusterWriter>(
            provider => writer = new FallingWriter(ActivatorUtilities.CreateInstance<ServerSideApply>(provider))));
        await CrashedAsync(() => writer!.FallAfter(writes, write => write is V1Alpha1ServiceWorker { Status.Crashes.Count: 2 }));
        await Eventually.TrueAsync(() => writer!.HasFallen, $"the operator falls after {writes} writes");
        await first.DisposeAsync();
    }

    private async Task CrashedAsync(Action? before = null)
    {
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":2}}""");
        await StateAsync("bus", "Active", "Provisioning");
        var pod = await Node.EndedAsync(await Node.PodAsync("bus"), 1);
        await UntilAsync("bus", worker => worker.Status.Crashes?.Count == 1, "one crash");
        before?.Invoke();
        await Node.EndedAsync(pod, 2);
    }
}

using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.Watching;

[Collection(AloneCollection.Name)]
public sealed class InterruptedWatchTests(ApiServer server) : ApiTest(server)
{
    [Fact]
    public async Task What_happened_while_the_connection_was_cut_is_made_up_for_without_a_new_list()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (running, controller) = await RunAsync(gateway.Address);
        await Namespace.CreateAsync("deleted");
        await Namespace.CreateAsync("edited");
        await Eventually.TrueAsync(() => controller.Seen.Count == 2, "both are seen");
        var lists = Metric.Sum(running.Watching().Lists);

        gateway.Down = true;
        gateway.Cut();
        await Namespace.DeleteAsync("deleted");
        await Namespace.PatchAsync("edited", """{"spec":{"size":5}}""");
        await Namespace.CreateAsync("created");
        gateway.Down = false;

        await Eventually.TrueAsync(() => controller.Deleted.Contains("deleted"), "the deletion");
        await Eventually.TrueAsync(() => controller.Seen.GetValueOrDefault("edited") == 5, "the edit");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("created"), "the new one");
        Assert.Equal(lists, Metric.Sum(running.Watching().Lists));
    }

    [Theory]
    [InlineData(true)] // as an event of a watch that was accepted
    [InlineData(false)] // as the answer's status
    public async Task Gone_in_either_shape_leads_to_a_new_list_that_finds_deletions(bool inStream)
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (running, controller) = await RunAsync(gateway.Address);
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "it is seen");
        var lists = Metric.Sum(running.Watching().Lists, "Gadget");

        var refusals = 0;
        gateway.Answer = context => Refusal.IsWatch(context) && context.Request.Path.Value!.EndsWith("/gadgets", StringComparison.Ordinal)
            && Interlocked.Increment(ref refusals) == 1
            ? (inStream ? Refusal.GoneInStreamAsync(context) : Refusal.AnswerAsync(context, HttpStatusCode.Gone))
            : Task.FromResult(false);
        gateway.Down = true;
        gateway.Cut();
        await Namespace.DeleteAsync("a");
        gateway.Down = false;

        await Eventually.TrueAsync(() => controller.Deleted.Contains("a"), "a synthetic delete");
        Assert.Equal(lists + 1, Metric.Sum(running.Watching().Lists, "Gadget"));
        Assert.Equal(1, Metric.Sum(running.Watching().WatchFailures, "Gadget", "410"));
    }

    [Fact]
    public async Task After_a_real_compaction_and_restart_deletions_are_found()
    {
        var (running, controller) = await RunAsync();
        await Namespace.CreateAsync("a");
        await Namespace.CreateAsync("b");
        await Eventually.TrueAsync(() => controller.Seen.Count == 2, "both are seen");
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (behind, late) = await RunAsync(gateway.Address, options => options with { LeaseName = "behind" });
        await Eventually.TrueAsync(() => late.Seen.Count == 2, "both are seen through the gateway");

        gateway.Down = true;
        gateway.Cut();
        await Namespace.DeleteAsync("a");
        for (var size = 2; size < 8; size++)
            await Namespace.PatchAsync("b", $$$"""{"spec":{"size":{{{size}}}}}""");
        await Server.RestartAsync(Server.CompactAsync);
        gateway.Down = false;

        await Eventually.TrueAsync(() => late.Deleted.Contains("a") && late.Seen["b"] == 7, "the one that was behind catches up");
        await Eventually.TrueAsync(() => controller.Deleted.Contains("a") && controller.Seen["b"] == 7, "the other, too");
        Assert.True(Metric.Sum(behind.Watching().WatchFailures, "410") > 0, "the server said 410");
        Assert.Equal("", string.Concat(running.Informers.All.Select(informer => informer.Problem)));
    }

    [Fact]
    public async Task A_watch_that_falls_silent_is_replaced_without_a_wait()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (running, controller) = await RunAsync(
            gateway.Address,
            configure: services => services.AddSingleton(Quick with
            {
                IdleLimit = TimeSpan.FromSeconds(1),
                FirstBackoff = TimeSpan.FromHours(1),
                LongestBackoff = TimeSpan.FromHours(1),
            }));
        await Namespace.CreateAsync("before");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("before"), "it is seen");

        gateway.Silent = true;
        await Namespace.CreateAsync("unheard");
        await Eventually.TrueAsync(() => Metric.Sum(running.Watching().WatchFailures, "Gadget", "silence") > 0, "silence is noticed");
        gateway.Silent = false;

        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("unheard"), "the new watch brings it");
    }

    [Fact]
    public async Task A_quiet_but_healthy_watch_is_kept_alive_by_bookmarks()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var watches = 0;
        gateway.Answer = context =>
        {
            if (Refusal.IsWatch(context))
            {
                Interlocked.Increment(ref watches);
                Assert.Equal("true", context.Request.Query["allowWatchBookmarks"]);
                Assert.InRange(int.Parse(context.Request.Query["timeoutSeconds"]!, null), 300, 600);
            }

            return Task.FromResult(false);
        };

        var (running, _) = await RunAsync(gateway.Address);
        await running.SyncedAsync();
        await Eventually.TrueAsync(() => watches == 3, "one watch a kind");
    }

    [Fact]
    public async Task An_API_server_that_answers_with_errors_for_a_while_is_waited_for()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (_, controller) = await RunAsync(gateway.Address);
        var refused = 0;
        gateway.Answer = context => Interlocked.Increment(ref refused) <= 25
            ? Refusal.AnswerAsync(context, HttpStatusCode.InternalServerError)
            : Task.FromResult(false);
        gateway.Cut();

        await Namespace.CreateAsync("a");

        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "reconciled in the end");
        Assert.True(refused > 25);
    }

    [Fact]
    public async Task Many_watch_restarts_leak_neither_memory_nor_descriptors()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (_, controller) = await RunAsync(
            gateway.Address, configure: services => services.AddSingleton(Quick with { LongestBackoff = TimeSpan.FromMilliseconds(60) }));
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "it is seen");
        await RestartWatchesAsync(gateway, 50);
        var (memory, descriptors) = Footprint();

        await RestartWatchesAsync(gateway, 300);

        var (memoryAfter, descriptorsAfter) = Footprint();
        Assert.InRange(descriptorsAfter - descriptors, -1000, 10);
        Assert.InRange(memoryAfter - memory, long.MinValue, 2_000_000);
    }

    private static async Task RestartWatchesAsync(FaultyGateway gateway, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Eventually.TrueAsync(() => gateway.OpenWatches == 3, "all three watch");
            gateway.Cut();
            await Eventually.TrueAsync(() => gateway.OpenWatches < 3, "they are cut");
        }

        await Eventually.TrueAsync(() => gateway.OpenWatches == 3, "all three watch again");
    }

    private static (long Memory, int Descriptors) Footprint()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(true), Directory.GetFiles("/proc/self/fd").Length);
    }
}

using System.Text.Json;
using Decnet.Bus.Topics;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Writing;
using Decnet.Webhook.Tests.Running;
using Decnet.Webhook.Working;

namespace Decnet.Webhook.Tests.Receiving;

/// <summary>What the bus said while the worker was away is found in the store of knowledge, and told once.</summary>
public sealed class CatchUpTests : WorkerTest
{
    private const string Started = "attacker.session.started", Ended = "attacker.session.ended";
    private long _position;

    [Fact]
    public async Task Sessions_of_a_time_without_the_worker_arrive_when_it_is_back_and_once()
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url, "siem", "attacker.session.>");
        Subscriptions.Set(subscription);
        await StoreAsync(new SessionEnd(Session(1, "exit")));
        await using (var first = RunningWorker.Start(Folder, Subscriptions, WithKnowledge))
        {
            await first.ReadyAsync();
            await Until.TrueAsync(() => HasBegunAsync(first), () => $"it never looked into the store: {first.Log}");
        }

        await StoreAsync(new SessionStart(Session(2)), new SessionEnd(Session(3, "exit")));
        await using (var second = RunningWorker.Start(Folder, Subscriptions, WithKnowledge))
        {
            await second.HasAsync(receiver, 3);
            await second.EmptyAsync(subscription);
            // The ingester tells late of what is told already.
            second.Publish(BusTopics.SessionEnded, Ended, $$"""{"namespace":"lab","decky":"web","service":"ssh","sid":"{{Sid(3)}}","reason":"exit","duration_s":60,"started_at":"2026-05-01T00:00:00Z"}""");
            second.Publish(BusTopics.SessionStarted, Started, $$"""{"namespace":"lab","decky":"web","service":"ssh","sid":"{{Sid(4)}}","started_at":"2026-05-01T00:00:00Z"}""");
            await second.HasAsync(receiver, 4);
            // Its answer counts too: whoever is stopped before it sends the event again.
            await Until.TrueAsync(async () => (await second.CountsAsync(subscription)).Backlog == 0, () => $"{second.Log}");
        }

        await StoreAsync(new SessionEnd(Session(2, "hangup")), new SessionEnd(Session(4, "exit")));
        await using (var third = RunningWorker.Start(Folder, Subscriptions, WithKnowledge))
        {
            await third.HasAsync(receiver, 6);
            await third.EmptyAsync(subscription);
        }

        Assert.Equal(
            [(Ended, Sid(2)), (Ended, Sid(3)), (Ended, Sid(4)), (Started, Sid(2)), (Started, Sid(3)), (Started, Sid(4))],
            receiver.Requests.Select(Told).Order());
        Assert.Equal(6, receiver.Requests.Select(request => request.Id).Distinct().Count());
        Assert.All(receiver.Requests, request => Assert.StartsWith("sha256=", request.Headers["X-DECNET-Signature"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_not_there_yet_holds_up_nothing_that_the_bus_brings()
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url);
        Subscriptions.Set(subscription);
        var worker = await WorkerAsync(RunningWorker.Start(Folder, Subscriptions, settings => settings with { Knowledge = Path.Combine(Folder, "nowhere", "store.db") }));

        worker.Publish(3);
        await worker.EmptyAsync(subscription);

        Assert.Equal([0, 1, 2], RunningWorker.Numbers(receiver));
        Assert.Equal(0, worker.CaughtUp);
    }

    private string Knowledge => Path.Combine(Folder, "knowledge.db");

    private WebhookSettings WithKnowledge(WebhookSettings settings) => settings with { Knowledge = Knowledge };

    private static async Task<bool> HasBegunAsync(RunningWorker worker)
    {
        await using var transaction = await StoreTransaction.ReadAsync(worker.Stores.Outbox.Engine, TestContext.Current.CancellationToken);
        return await transaction.NumberAsync("SELECT reached FROM webhook_positions", [], TestContext.Current.CancellationToken) is not null;
    }

    private static (string Topic, string? Sid) Told(Received request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return (body.RootElement.GetProperty("topic").GetString()!, body.RootElement.GetProperty("payload").GetProperty("sid").GetString());
    }

    private async Task StoreAsync(params StoreWrite[] writes)
    {
        var engine = new SqliteEngine(Knowledge, TimeProvider.System);
        await engine.MigrateAsync(TestContext.Current.CancellationToken);
        await new KnowledgeWriter(engine, TimeProvider.System).CommitAsync(new WriteBatch("spool", _position, ++_position, writes), TestContext.Current.CancellationToken);
    }

    private static string Sid(int number) => $"{number:x8}-1111-4222-8333-444455556666";

    private static Session Session(int number, string? reason = null) => new()
    {
        Namespace = "lab",
        Decky = "web",
        Service = "ssh",
        Sid = Sid(number),
        Address = "203.0.113.7",
        UserName = "admin",
        StartedUs = 1_777_000_000_000_000,
        FirstDay = "2026-05-01",
        LastDay = "2026-05-01",
        Tty = true,
        EndedUs = reason is null ? null : 1_777_000_060_000_000,
        DurationS = 60,
        ExitCode = 0,
        Reason = reason,
        Events = 5,
        Bytes = 100,
    };
}

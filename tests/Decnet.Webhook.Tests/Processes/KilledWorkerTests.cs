using System.Globalization;
using System.Text;
using System.Text.Json;
using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Webhook.Rig;
using Decnet.Webhook.Signing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Webhook.Tests.Processes;

public sealed class KilledWorkerTests : WorkerTest
{
    private const int Events = 4000, Kills = 8;

    [Fact]
    public async Task Killed_over_and_over_it_loses_nothing_signs_all_and_repeats_only_under_the_same_id()
    {
        var receiver = await ReceiverAsync((context, number) => Receiver.Status(number % 97 == 0 ? 503 : 204)(context, number));
        new SubscriptionFile { Name = "siem", Url = receiver.Url.ToString(), Concurrency = 4, Threshold = 1000 }.Save(Folder);
        using var worker = new RigProcess(Folder, Path.Combine(Folder, "no-bus.sock"));
        using var store = await FilledAsync(worker.Database);

        // Each time at another step: how far it has come is what decides, not the clock.
        for (var kill = 1; kill <= Kills; kill++)
        {
            worker.Start();
            var enough = Events * kill / (Kills + 2);
            await Until.TrueAsync(() => receiver.Requests.Count >= enough, () => $"{receiver.Requests.Count} of {enough} came: {worker.Said}");
            worker.Kill();
        }

        worker.Start();
        await Until.TrueAsync(
            async () => (await new OutboxQueues(store, TimeProvider.System).CountsAsync(TestContext.Current.CancellationToken)).Single().Backlog == 0,
            () => $"the queue never became empty: {worker.Said}");

        var ids = receiver.Requests.GroupBy(request => request.Id).ToList();
        Assert.Equal(Events, ids.Count);
        Assert.All(ids, same => Assert.Single(same.Select(request => request.Text).Distinct()));
        Assert.Equal(Enumerable.Range(0, Events), ids.Select(same => RunningWorker.NumberOf(same.First().Text)).Order());
        Assert.All(receiver.Requests, IsSignedRight);
    }

    [Fact]
    public async Task The_verbs_answer_beside_the_running_worker()
    {
        var receiver = await ReceiverAsync((context, number) => Receiver.Status(number == 1 ? 403 : 200)(context, number));
        new SubscriptionFile { Name = "siem", Url = receiver.Url.ToString(), Pattern = "attacker.>" }.Save(Folder);
        using var worker = new RigProcess(Folder, Path.Combine(Folder, "no-bus.sock"));
        using var store = await FilledAsync(worker.Database, 3);
        worker.Start();
        await Until.TrueAsync(() => receiver.Requests.Count >= 3, () => worker.Said);
        await Until.TrueAsync(async () => Json(Assert.Single(await worker.VerbAsync(WebhookVerbs.Queues)), "backlog") == "0", () => worker.Said);

        var dead = Assert.Single(await worker.VerbAsync(WebhookVerbs.Dead, "rig/siem"));
        Assert.Equal("HTTP 403", Json(dead, "error"));
        Assert.Equal(["delivered", "delivered", "failed"], (await worker.VerbAsync(WebhookVerbs.Deliveries, "rig/siem")).Select(line => Json(line, "outcome")));

        Assert.Equal("1", Json(Assert.Single(await worker.VerbAsync(WebhookVerbs.Replay, "rig/siem")), "replayed"));
        await Until.TrueAsync(() => receiver.Requests.Count >= 4, () => worker.Said);
        Assert.Equal(Json(dead, "id"), receiver.Requests[3].Id);

        Assert.Equal("3", Json(Assert.Single(await worker.VerbAsync(WebhookVerbs.Replay, "rig/siem", WebhookVerbs.Since, "2001-01-01T00:00:00Z")), "replayed"));
        await Until.TrueAsync(() => receiver.Requests.Count >= 7, () => worker.Said);

        var test = Assert.Single(await worker.VerbAsync(WebhookVerbs.Test, "rig/siem"));
        Assert.Equal("delivered", Json(test, "outcome"));
        Assert.Equal("true", Json(test, "test"));
        Assert.Equal(Json(test, "id"), receiver.Requests[^1].Id);
    }

    private static void IsSignedRight(Received request)
    {
        using var signer = new Signer(new SigningKeys(HmacKey.Parse(new SubscriptionFile { Name = "", Url = "" }.Key, out _)!));
        var timestamp = long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture);
        Assert.Equal((signer.Decnet(request.Body), signer.Standard(request.Id, timestamp, request.Body)), (request.Headers[Signer.Header], request.Headers[Signer.StandardHeader]));
        Assert.Contains($"\"id\":\"{request.Id}\"", request.Text, StringComparison.Ordinal);
    }

    // As the intake leaves it: events kept, none delivered.
    private static async Task<PersistentStore> FilledAsync(string database, int count = Events)
    {
        var store = new PersistentStore(
            new SqliteEngine(database, TimeProvider.System, tables: StoreTables.Outbox), new StoreHealth(TimeProvider.System), TimeProvider.System, new Random(1), NullLogger.Instance);
        var (queue, _) = await new OutboxQueues(store, TimeProvider.System).OpenAsync("uid-siem", "rig", "siem", TestContext.Current.CancellationToken);
        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        await new OutboxWriter(store, new QueueBounds(), TimeProvider.System).AppendAsync(
            [.. Enumerable.Range(0, count).Select(number => new NewEvent($"{number:x32}", "attacker.observed", "t", now, Encoding.UTF8.GetBytes($$"""{"number":{{number}}}"""), null, [queue]))],
            TestContext.Current.CancellationToken);
        return store;
    }

    private static string Json(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText() : "";
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;

namespace Decnet.Webhook.Tending;

/// <summary>`decnet-worker webhook VERB …`, by exec beside the running worker; the two meet in the outbox.</summary>
internal sealed class Verbs(PersistentStore store, TimeProvider time, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Look = TimeSpan.FromMilliseconds(100);
    private readonly OutboxReader _reader = new(store);
    private readonly OutboxOrders _orders = new(store, time);

    /// <param name="newId">32 hexadecimal digits, for a test event.</param>
    public async Task<int> RunAsync(string[] arguments, Func<string> newId, CancellationToken cancellationToken)
    {
        if (VerbCall.Parse(arguments, out var fault) is not { } call)
            return Refuse(WebhookVerbs.BadCall, fault!);

        var queues = await new OutboxQueues(store, time).CountsAsync(cancellationToken);
        if (call.Verb == WebhookVerbs.Queues)
            return Print(queues.Select(Line), WebhookJson.Default.WebhookQueueLine);
        if (queues.FirstOrDefault(queue => queue.Namespace == call.Namespace && queue.Name == call.Name) is not { } found)
            return Refuse(WebhookVerbs.UnknownSubscription, $"no subscription {call.Namespace}/{call.Name} is known to the worker");

        return call.Verb switch
        {
            WebhookVerbs.Deliveries => Print(
                (await _reader.AttemptsAsync(found.QueueId, "", call.Limit, cancellationToken)).Select(Line), WebhookJson.Default.WebhookAttemptLine),
            WebhookVerbs.Dead => Print((await _reader.DeadAsync(found.QueueId, call.Limit, cancellationToken)).Select(Line), WebhookJson.Default.WebhookDeadLine),
            WebhookVerbs.Replay => await ReplayAsync(found.QueueId, call, cancellationToken),
            _ => await TestAsync(found.QueueId, newId(), cancellationToken),
        };
    }

    private async Task<int> ReplayAsync(long queue, VerbCall call, CancellationToken cancellationToken)
    {
        var wanted = new List<(OrderKind Kind, string? Id, long? Since)>();
        wanted.AddRange(call.Ids.Select(id => (OrderKind.ReplayEvent, (string?)id, (long?)null)));
        if (call.Since is { } since)
            wanted.Add((OrderKind.ReplaySince, null, since.ToUnixTimeMilliseconds() * 1000));
        if (wanted.Count == 0)
            wanted.Add((OrderKind.ReplayDead, null, null));

        var replayed = 0L;
        foreach (var (kind, id, sinceUs) in wanted)
        {
            var order = await _orders.GiveAsync(queue, kind, id, sinceUs, cancellationToken);
            if (await UntilAsync(() => _orders.AnswerAsync(order, cancellationToken), cancellationToken) is not { } answer)
                return Refuse(WebhookVerbs.NoAnswer, "the worker didn't act in time; it does when it can");
            replayed += answer;
        }

        return Print([new WebhookReplayLine(replayed)], WebhookJson.Default.WebhookReplayLine);
    }

    private async Task<int> TestAsync(long queue, string id, CancellationToken cancellationToken)
    {
        await _orders.GiveAsync(queue, OrderKind.Test, id, null, cancellationToken);
        var attempt = await UntilAsync(async () => (await _reader.AttemptsAsync(queue, id, 1, cancellationToken)).FirstOrDefault(), cancellationToken);
        return attempt is null
            ? Refuse(WebhookVerbs.NoAnswer, "the worker didn't act in time")
            : Print([Line(attempt)], WebhookJson.Default.WebhookAttemptLine);
    }

    private async Task<T?> UntilAsync<T>(Func<Task<T?>> look, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Patience)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(Look, time, cancellationToken);
        }

        return default;
    }

    private int Print<T>(IEnumerable<T> lines, JsonTypeInfo<T> type)
    {
        foreach (var line in lines)
            output.WriteLine(JsonSerializer.Serialize(line, type));
        output.Flush();
        return 0;
    }

    private int Refuse(int code, string reason)
    {
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"decnet-worker webhook: {reason}"));
        return code;
    }

    private static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);

    private static WebhookQueueLine Line(QueueCounts queue) => new()
    {
        Namespace = queue.Namespace,
        Name = queue.Name,
        Backlog = queue.Backlog,
        DeadLetters = queue.Dead,
        Dropped = queue.Dropped,
        OldestAt = queue.OldestUs is { } oldest ? Time(oldest) : null,
    };

    private static WebhookDeadLine Line(DeadEvent dead) => new()
    {
        Id = dead.EventId,
        Topic = dead.Topic,
        At = Time(dead.AtUs),
        DeadAt = Time(dead.DeadUs),
        Attempts = dead.Attempts,
        Error = dead.Error,
    };

    private static WebhookAttemptLine Line(DeliveryAttempt attempt) => new()
    {
        At = Time(attempt.AtUs),
        Id = attempt.RequestId,
        Topic = attempt.Topic,
        Events = attempt.Events,
        Attempt = attempt.Attempt,
        Outcome = attempt.Outcome,
        Status = attempt.Status,
        Error = attempt.Error,
        DurationMs = attempt.DurationUs / 1000.0,
        Bytes = attempt.Bytes,
        Test = attempt.Test,
    };
}

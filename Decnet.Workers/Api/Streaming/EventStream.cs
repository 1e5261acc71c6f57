using System.Text.Json;
using Decnet.Api.Attackers;
using Decnet.Api.Paging;
using Decnet.Api.Sessions;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.Store.Reading;

namespace Decnet.Api.Streaming;

/// <summary>
/// One client's stream: how things are, what it missed as far as the store knows, then what the bus tells. While the bus is away the store is looked at
/// with every sign of life instead.
/// </summary>
internal sealed class EventStream(IBus bus, SessionPages sessions, AttackerPages attackers, StoredEvents stored, StreamOptions options, TimeProvider time)
{
    private static readonly TopicPattern Everything = TopicPattern.Parse(">");
    private static readonly TimeSpan InForceLimit = TimeSpan.FromSeconds(2);

    /// <param name="mayGoOn">Asked with every sign of life: rights can be taken back.</param>
    public async Task RunAsync(StreamRequest request, SseWriter to, Func<Task<bool>> mayGoOn, CancellationToken ended)
    {
        // Before the snapshot, so that nothing falls between it and the first event.
        await using var subscription = bus.Subscribe(Everything);
        await Task.WhenAny(subscription.InForce, Task.Delay(InForceLimit, time, ended));
        var told = new ToldSessions();
        var lookedUs = NowUs();
        await to.BeginAsync(ended);
        await to.EventAsync("snapshot", JsonSerializer.SerializeToUtf8Bytes(await SnapshotAsync(request.Namespace, ended), JsonSerializerOptions.Web), ended);
        if (request.SinceUs is { } since)
            await CatchUpAsync(request, to, told, since, ended);
        await GoOnAsync(subscription, request, to, told, mayGoOn, lookedUs, ended);
    }

    private async Task GoOnAsync(
        IBusSubscription subscription, StreamRequest request, SseWriter to, ToldSessions told, Func<Task<bool>> mayGoOn, long lookedUs, CancellationToken ended)
    {
        var events = subscription.ReadAllAsync(ended).GetAsyncEnumerator(ended);
        var next = events.MoveNextAsync().AsTask();
        try
        {
            var beat = Task.Delay(options.KeepAlive, time, ended);
            var dropped = 0L;
            while (true)
            {
                if (await Task.WhenAny(next, beat) == next)
                {
                    if (!await next)
                        return;
                    if (request.Wants(events.Current) && told.Add(events.Current))
                        await to.EventAsync(events.Current, 0, ended);
                    next = events.MoveNextAsync().AsTask();
                    continue;
                }

                await beat;
                beat = Task.Delay(options.KeepAlive, time, ended);
                if (!await mayGoOn())
                    return;
                await to.KeepAliveAsync(ended);
                if (subscription.Dropped > dropped)
                    await GapAsync(to, $"{(dropped = subscription.Dropped)} events were dropped since the stream began: this client is too slow", ended);
                if (!bus.IsConnected)
                    await CatchUpAsync(request, to, told, lookedUs, ended);
                lookedUs = NowUs();
            }
        }
        finally
        {
            // A reader must not be disposed of while it waits: the end of its subscription ends the wait.
            await subscription.DisposeAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await events.DisposeAsync();
        }
    }

    private async Task CatchUpAsync(StreamRequest request, SseWriter to, ToldSessions told, long sinceUs, CancellationToken ended)
    {
        var (events, complete) = await stored.SinceAsync(sinceUs - (options.Overlap.Ticks / TimeSpan.TicksPerMicrosecond), request.Namespace, ended);
        foreach (var one in events.Where(one => request.Wants(one) && told.Add(one)))
            await to.EventAsync(one, sinceUs, ended);
        if (!complete)
            await GapAsync(to, $"more than {StoredEvents.Most} sessions since then: read the lists anew", ended);
    }

    private static Task GapAsync(SseWriter to, string reason, CancellationToken ended) =>
        to.EventAsync("gap", JsonSerializer.SerializeToUtf8Bytes(new { reason }, JsonSerializerOptions.Web), ended);

    private async Task<Snapshot> SnapshotAsync(string? space, CancellationToken ended)
    {
        const int open = 50, latest = 20;
        var going = await sessions.PageAsync(new SessionFilter { Namespace = space, Open = true }, null, open, ended);
        var newest = await sessions.PageAsync(new SessionFilter { Namespace = space }, null, latest, ended);
        var seen = space is null ? await attackers.PageAsync(null, latest, ended) : await attackers.PageAsync(space, null, latest, ended);
        return new Snapshot(
            time.GetUtcNow(), bus.IsConnected ? "connected" : "away",
            going.ConvertAll(SessionItem.Of), newest.ConvertAll(SessionItem.Of), seen.ConvertAll(AttackerItem.Of));
    }

    private long NowUs() => Instant.Microseconds(time.GetUtcNow())!.Value;
}

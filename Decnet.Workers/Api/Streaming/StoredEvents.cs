using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Decnet.Api.Paging;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Store.Model;
using Decnet.Store.Reading;

namespace Decnet.Api.Streaming;

/// <summary>
/// Events of sessions as the store knows them, for who was away and for when the bus is. They look like those of the bus; their ids are the same each
/// time, so that who reads them twice can tell.
/// </summary>
internal sealed class StoredEvents(SessionPages sessions)
{
    public const int Most = 1000;

    /// <returns>Oldest first, and whether these are all.</returns>
    public async Task<(IReadOnlyList<BusEvent> Events, bool Complete)> SinceAsync(long sinceUs, string? space, CancellationToken cancellationToken)
    {
        var changed = await sessions.ChangedAsync(sinceUs, space, Most + 1, cancellationToken);
        var events = changed.Take(Most).SelectMany(session => Of(session, sinceUs)).OrderBy(one => one.Time).ToList();
        return (events, changed.Count <= Most);
    }

    private static IEnumerable<BusEvent> Of(Session session, long sinceUs)
    {
        if (session.StartedUs >= sinceUs)
            yield return Make(session, BusTopics.SessionStarted, EventKinds.SessionStarted.Type, session.StartedUs, JsonSerializer.SerializeToUtf8Bytes(Began(session), EventKinds.SessionStarted.Payload));
        if (session.EndedUs is { } ended && ended >= sinceUs)
            yield return Make(session, BusTopics.SessionEnded, EventKinds.SessionEnded.Type, ended, JsonSerializer.SerializeToUtf8Bytes(Over(session), EventKinds.SessionEnded.Payload));
    }

    private static BusEvent Make(Session session, Topic topic, string type, long at, byte[] payload)
    {
        var key = $"{topic} {session.Namespace}/{session.Decky}/{session.Service}/{session.Sid} {at}";
        return new BusEvent(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16]), topic.ToString(), type, Instant.Of(at), payload);
    }

    private static SessionBegan Began(Session session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        SrcIp = session.Address,
        User = session.UserName,
        StartedAt = Instant.Of(session.StartedUs),
    };

    private static SessionOver Over(Session session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        SrcIp = session.Address,
        User = session.UserName,
        StartedAt = Instant.Of(session.StartedUs),
        DurationS = session.DurationS ?? 0,
        Reason = session.Reason ?? "error",
        Exit = session.ExitCode,
    };
}

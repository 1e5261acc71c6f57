using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Store.Model;

namespace Decnet.Webhook.Receiving;

/// <summary>
/// What bus and store both tell: a session began, a session ended. The fact is the same from either, so whichever comes second is recognised; an event made
/// from the store has an id made from its fact, since the bus' own is not known.
/// </summary>
internal static class SessionFacts
{
    private const string Began = "began", Over = "over", Lost = "lost";

    /// <returns>Null for everything else.</returns>
    public static string? Of(BusEvent one)
    {
        if (one.Topic == BusTopics.SessionStarted.ToString())
            return one.As(EventKinds.SessionStarted.Payload) is { } start ? Fact(Began, start.Namespace, start.Decky, start.Service, start.Sid) : null;
        if (one.Topic == BusTopics.SessionEnded.ToString())
            return one.As(EventKinds.SessionEnded.Payload) is { } end ? Fact(End(end.Reason), end.Namespace, end.Decky, end.Service, end.Sid) : null;
        return null;
    }

    /// <summary>The events that a stored session stands for.</summary>
    /// <param name="isNew">Its beginning too, not only its end.</param>
    public static IEnumerable<ReceivedEvent> From(Session session, bool isNew)
    {
        if (isNew)
        {
            var fact = Fact(Began, session.Namespace, session.Decky, session.Service, session.Sid);
            yield return Event(fact, BusTopics.SessionStarted, EventKinds.SessionStarted, session.StartedUs, Beginning(session));
        }

        if (session.EndedUs is { } ended)
        {
            var fact = Fact(End(session.Reason), session.Namespace, session.Decky, session.Service, session.Sid);
            yield return Event(fact, BusTopics.SessionEnded, EventKinds.SessionEnded, ended, Ending(session));
        }
    }

    private static string End(string? reason) => reason == Lost ? Lost : Over;

    // No part can hold a NUL, so no two facts are spelt alike.
    private static string Fact(params string[] parts) => Hex(string.Join('\0', parts), 16);

    private static string Hex(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));

    private static ReceivedEvent Event<T>(string fact, Topic topic, EventKind<T> kind, long atUs, T payload)
        where T : class =>
        new(Hex($"event of {fact}", 16), topic.ToString(), kind.Type, atUs, SortedJson.Of(JsonSerializer.SerializeToUtf8Bytes(payload, kind.Payload))!, fact);

    private static SessionBegan Beginning(Session session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        SrcIp = session.Address,
        User = session.UserName,
        StartedAt = DateTimeOffset.UnixEpoch.AddMicroseconds(session.StartedUs),
    };

    private static SessionOver Ending(Session session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        SrcIp = session.Address,
        User = session.UserName,
        StartedAt = DateTimeOffset.UnixEpoch.AddMicroseconds(session.StartedUs),
        DurationS = session.DurationS ?? 0,
        Reason = session.Reason ?? "error",
        Exit = session.ExitCode,
    };
}

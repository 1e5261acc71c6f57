using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;
using Decnet.Store.Writing;

namespace Decnet.Ingester.Ingesting;

/// <summary>Tells the bus what has been stored. What it can't tell is in the store all the same.</summary>
internal static class Announcements
{
    public static void Publish(IBus bus, IReadOnlyList<StoreWrite> stored)
    {
        foreach (var write in stored)
        {
            switch (write)
            {
                case SessionStart start:
                    bus.Publish(BusTopics.SessionStarted, EventKinds.SessionStarted, Began(start.Session));
                    break;
                case SessionEnd end:
                    bus.Publish(BusTopics.SessionEnded, EventKinds.SessionEnded, Ended(end.Session));
                    break;
                case AttemptWrite attempt:
                    bus.Publish(BusTopics.SystemLog, EventKinds.LogStored, Log(attempt.Line.Entry));
                    break;
                case LogWrite { Entry: { App: KnownApps.Collector, MessageId: KnownApps.Tampered } entry }:
                    bus.Publish(BusTopics.Decky(entry.Namespace, entry.Decky).State, EventKinds.DeckyState, Tampered(entry));
                    break;
                case LogWrite log:
                    bus.Publish(BusTopics.SystemLog, EventKinds.LogStored, Log(log.Entry));
                    break;
            }
        }
    }

    private static SessionBegan Began(Session session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        SrcIp = session.Address,
        User = session.UserName,
        StartedAt = Time(session.StartedUs),
    };

    private static SessionOver Ended(Session session) => new()
    {
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Sid = session.Sid,
        SrcIp = session.Address,
        User = session.UserName,
        StartedAt = Time(session.StartedUs),
        DurationS = session.DurationS ?? 0,
        Reason = session.Reason ?? "error",
        Exit = session.ExitCode,
    };

    private static LogStored Log(LogEntry entry) => new()
    {
        Namespace = entry.Namespace,
        Decky = entry.Decky,
        App = entry.App,
        MessageId = entry.MessageId,
        Severity = entry.Severity,
        At = Time(entry.AtUs),
    };

    private static DeckyStateChanged Tampered(LogEntry entry) =>
        new() { Namespace = entry.Namespace, Decky = entry.Decky, State = "tampered", Detail = entry.Fields };

    private static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);
}

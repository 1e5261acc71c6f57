using Decnet.Api.Paging;
using Decnet.Store.Model;

namespace Decnet.Api.Sessions;

/// <summary>One recorded session. Namespace, decky and service are where it was recorded; source, user and command are the intruder's words.</summary>
internal sealed record SessionItem
{
    public required string Sid { get; init; }

    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    public required string Service { get; init; }

    /// <summary>Address that the intruder came from; null when the recorder could not tell.</summary>
    public string? Source { get; init; }

    public string? User { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public double? DurationS { get; init; }

    /// <summary>`open`, `ended`, or `lost`: the recorder is gone and said nothing.</summary>
    public required string State { get; init; }

    public int? Exit { get; init; }

    /// <summary>`exit`, `hangup`, `killed`, `error` or `lost`.</summary>
    public string? Reason { get; init; }

    public long? Events { get; init; }

    public long? Bytes { get; init; }

    /// <summary>The cap, a full disk or a rotated-away file took some of it.</summary>
    public required bool Truncated { get; init; }

    /// <summary>What was run instead of a shell.</summary>
    public string? Command { get; init; }

    public required bool Tty { get; init; }

    public static SessionItem Of(Session session) => new()
    {
        Sid = session.Sid,
        Namespace = session.Namespace,
        Decky = session.Decky,
        Service = session.Service,
        Source = session.Address,
        User = session.UserName,
        StartedAt = Instant.Of(session.StartedUs),
        EndedAt = Instant.Of(session.EndedUs),
        DurationS = session.DurationS,
        State = session.EndedUs is null ? "open" : session.Reason == "lost" ? "lost" : "ended",
        Exit = session.ExitCode,
        Reason = session.Reason,
        Events = session.Events,
        Bytes = session.Bytes,
        Truncated = session.Truncated,
        Command = session.Command,
        Tty = session.Tty,
    };
}

namespace Decnet.Syslog;

/// <summary>One RFC 5424 message. Fields are null where the message has none (<c>-</c>). All of it is somebody's claim.</summary>
public sealed record SyslogMessage
{
    public required int Facility { get; init; }

    /// <summary>0 (emergency) to 7 (debug).</summary>
    public required int Severity { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? HostName { get; init; }

    public string? AppName { get; init; }

    public string? ProcessId { get; init; }

    public string? MessageId { get; init; }

    public IReadOnlyList<SyslogElement> Elements { get; init; } = [];

    public string? Text { get; init; }

    /// <summary>The last value of a name in an element of this id; null when there is none.</summary>
    public string? Value(string element, string name) =>
        Elements.LastOrDefault(one => one.Id == element)?.Parameters.LastOrDefault(parameter => parameter.Key == name).Value;
}

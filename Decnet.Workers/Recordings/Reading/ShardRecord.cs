namespace Decnet.Recordings.Reading;

/// <summary>One well-formed line. <see cref="Data"/> and <see cref="Base64"/> point into the line, so they are good as long as it is.</summary>
public readonly struct ShardRecord
{
    public required RecordKind Kind { get; init; }

    /// <summary>Seconds since the session began, finite and not negative.</summary>
    public double Time { get; init; }

    /// <summary>o, i, r, or a later channel.</summary>
    public char Channel { get; init; }

    /// <summary>The text, still as JSON wrote it, without its quotes.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The exact bytes, when they were no UTF-8.</summary>
    public ReadOnlyMemory<byte> Base64 { get; init; }

    /// <summary>Typed at a password prompt.</summary>
    public bool NoEcho { get; init; }

    /// <summary>From standard error, in a session without a terminal.</summary>
    public bool IsError { get; init; }

    public SessionHeader? Header { get; init; }

    public SessionEnd? End { get; init; }
}

using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Scanning;

/// <summary>One valid line, good until the scanner's next step: its spans point into the block.</summary>
public readonly ref struct ScannedLine
{
    public required RecordKind Kind { get; init; }

    public required SessionKey Session { get; init; }

    /// <summary>Where the line begins in its file.</summary>
    public long Offset { get; init; }

    /// <summary>Since the session began; of an end line, when it ended.</summary>
    public long Microseconds { get; init; }

    /// <summary>o, i or r; another one of a later recorder; zero in a line that is no event.</summary>
    public char Channel { get; init; }

    /// <summary>Typed at a password prompt.</summary>
    public bool NoEcho { get; init; }

    /// <summary>The text, still as JSON wrote it, without its quotes.</summary>
    public ReadOnlySpan<byte> Data { get; init; }

    /// <summary>False when <see cref="Data"/> surely is what was typed, byte for byte.</summary>
    public bool Escaped { get; init; }

    /// <summary>The exact bytes, when they were no UTF-8.</summary>
    public ReadOnlySpan<byte> Base64 { get; init; }

    public SessionHeader? Header { get; init; }

    public SessionEnd? End { get; init; }
}

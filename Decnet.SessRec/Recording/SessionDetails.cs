namespace Decnet.SessRec.Recording;

/// <summary>What a session's header and log lines say. Texts are bytes as the intruder's side gave them.</summary>
internal sealed class SessionDetails
{
    public required byte[] SessionId { get; init; }

    public required byte[] Service { get; init; }

    public required byte[] User { get; init; }

    public required byte[] Source { get; init; }

    /// <summary>Empty for a shell without <c>-c</c>.</summary>
    public byte[] Command { get; init; } = [];

    /// <summary>Empty without a terminal.</summary>
    public string Terminal { get; init; } = "";

    public byte[] TerminalType { get; init; } = [];

    public required byte[] Shell { get; init; }

    public int Columns { get; init; } = 80;

    public int Rows { get; init; } = 24;

    public int ProcessId { get; init; }

    public byte[] BootId { get; init; } = [];

    /// <summary>Microseconds since 1970.</summary>
    public long StartedWall { get; init; }

    /// <summary>Microseconds of the clock that never jumps.</summary>
    public long StartedMonotonic { get; init; }
}

namespace Decnet.Bench.Recorder;

/// <summary>A way to put a shell on a terminal, with or without a recorder between them.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>What to install when the peer is not on this machine; null when it is.</summary>
    string? Missing { get; }

    /// <summary>Size and dependencies, for the reader.</summary>
    string Note { get; }

    /// <summary>Bytes of the program itself; null where that means nothing.</summary>
    long? Size { get; }

    /// <summary>The command that runs <paramref name="shell"/> (also in $SHELL) and records into <paramref name="directory"/>.</summary>
    IReadOnlyList<string> Command(string directory, string shell);

    /// <summary>The terminal output that the recording holds, decoded; null for a peer that keeps none.</summary>
    byte[]? Recorded(string directory);
}

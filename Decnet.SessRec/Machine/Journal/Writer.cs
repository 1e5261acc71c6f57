namespace Decnet.SessRec.Machine.Journal;

/// <summary>Somebody connected to the log socket.</summary>
internal sealed class Writer(int descriptor, int processId, Origin origin)
{
    public int Descriptor => descriptor;

    public int ProcessId => processId;

    public Origin Origin => origin;

    /// <summary>The session that this recorder has begun and not ended.</summary>
    public OpenSession? Session { get; set; }

    /// <summary>Its one session has ended; it has nothing more to say of one.</summary>
    public bool HasFinished { get; set; }

    /// <summary>"sshd", "telnetd" or "inside".</summary>
    public ReadOnlySpan<byte> Via => origin switch
    {
        Origin.Inside => "inside"u8,
        Origin.TelnetLogin => "telnetd"u8,
        _ => "sshd"u8,
    };
}

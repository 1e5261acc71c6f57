using Decnet.SessRec.Logging;
using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Recording;

/// <summary>What is known of a session before it starts.</summary>
internal sealed class SessionContext
{
    public required SessionSettings Settings { get; init; }

    public required SyslogSink Log { get; init; }

    /// <summary>ssh or telnet: the folder of the recordings below the store.</summary>
    public required string Service { get; init; }

    /// <summary>The account. Found from the environment or the user id when null.</summary>
    public string? User { get; init; }

    /// <summary>The intruder's address without a port. Found from SSH_CONNECTION, the peer of descriptor 0 or utmp when null.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>The shell that is recorded.</summary>
    public string Shell { get; init; } = "/bin/bash";

    /// <summary>The shell's arguments behind argv[0], byte for byte, without terminating NULs.</summary>
    public IReadOnlyList<byte[]> Arguments { get; init; } = [];

    /// <summary>True when the shell is to be a log-in shell (<c>-bash</c>).</summary>
    /// <summary><c>NAME=value</c> entries for the shell; the process's own environment when null.</summary>
    public IReadOnlyList<byte[]>? Environment { get; init; }

    public bool IsLogin { get; init; }

    /// <summary>True for login(1), which stays between telnetd and the shell under its own name.</summary>
    public bool KeepsName { get; init; }
}

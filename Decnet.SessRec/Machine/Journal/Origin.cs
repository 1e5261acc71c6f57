namespace Decnet.SessRec.Machine.Journal;

/// <summary>What the kernel proves of a line's writer: where his process stands below those that PID 1 started itself.</summary>
internal enum Origin
{
    /// <summary>Anybody who is logged in.</summary>
    Inside,

    /// <summary>The process that takes ssh callers.</summary>
    SshServer,

    /// <summary>A child of the sshd that serves one caller: the password check.</summary>
    SshCaller,

    /// <summary>The shell that sshd started for a caller: the recorder.</summary>
    SshShell,

    /// <summary>login(1) below telnetd.</summary>
    TelnetLogin,
}

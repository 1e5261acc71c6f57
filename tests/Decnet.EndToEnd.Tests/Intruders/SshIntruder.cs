using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Intruders;

/// <summary>
/// Comes in with OpenSSH's own client. The password is typed for it by an askpass program, so that what is under test is an
/// ordinary password log-in.
/// </summary>
internal sealed class SshIntruder(string address, int port, string user, string password) : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("intruder-");

    public async Task<ProgramResult> RunAsync(string? command, CancellationToken cancellationToken, byte[]? input = null, bool terminal = false)
    {
        await using var session = Start(command, terminal);
        if (input is not null)
        {
            await session.TypeAsync(input, cancellationToken);
        }

        session.EndInput();
        return await session.ExitAsync(cancellationToken);
    }

    /// <summary>Starts a session; without a command it is an interactive shell on a terminal.</summary>
    public RunningProgram Start(string? command = null, bool terminal = false)
    {
        string[] tty = terminal || command is null ? ["-tt"] : [];
        string[] remote = command is null ? [] : [command];
        return RunningProgram.Start("ssh", [.. tty, .. Options("-p"), $"{user}@{address}", .. remote], Environment());
    }

    public Task<ProgramResult> ScpAsync(string from, string to, CancellationToken cancellationToken, bool legacy = false) =>
        Programs.RunAsync("scp", [.. legacy ? ["-O"] : Array.Empty<string>(), "-q", .. Options("-P"), from, to], Environment(), null, cancellationToken);

    public Task<ProgramResult> SftpAsync(string batch, CancellationToken cancellationToken) =>
        Programs.RunAsync("sftp", [.. Options("-P"), $"{user}@{address}"], Environment(), System.Text.Encoding.UTF8.GetBytes(batch), cancellationToken);

    public string Remote(string path) => address.Contains(':', StringComparison.Ordinal) ? $"{user}@[{address}]:{path}" : $"{user}@{address}:{path}";

    public void Dispose() => home.Delete(recursive: true);

    private string[] Options(string portFlag) =>
    [
        portFlag, $"{port}", "-F", "none", "-o", "StrictHostKeyChecking=accept-new", "-o", $"UserKnownHostsFile={Path.Combine(home.FullName, "known_hosts")}",
        "-o", "PreferredAuthentications=password", "-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1", "-o", "ConnectTimeout=15", "-o", "ConnectionAttempts=10", "-o", "LogLevel=ERROR",
    ];

    private Dictionary<string, string> Environment()
    {
        var askpass = Path.Combine(home.FullName, "askpass");
        if (!File.Exists(askpass))
        {
            File.WriteAllText(askpass, "#!/bin/sh\nprintf '%s\\n' \"$INTRUDER_PASSWORD\"\n");
            File.SetUnixFileMode(askpass, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new()
        {
            ["SSH_ASKPASS"] = askpass,
            ["SSH_ASKPASS_REQUIRE"] = "force",
            ["INTRUDER_PASSWORD"] = password,
            ["TERM"] = "xterm-256color",
            ["LC_ALL"] = "C.UTF-8",
        };
    }
}

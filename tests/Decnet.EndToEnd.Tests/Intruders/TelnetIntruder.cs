using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Intruders;

/// <summary>Comes in with the real telnet client, on a terminal that `script` lends it.</summary>
internal static class TelnetIntruder
{
    public static RunningProgram Start(string address, int port) =>
        RunningProgram.Start("script", ["-q", "-e", "-c", $"telnet {address} {port}", "/dev/null"],
            new Dictionary<string, string> { ["TERM"] = "xterm" });

    public static async Task LogInAsync(RunningProgram session, string user, string password, CancellationToken cancellationToken)
    {
        await session.SeesAsync("login:", cancellationToken);
        await session.TypeAsync($"{user}\r", cancellationToken);
        await session.SeesAsync("assword:", cancellationToken);
        await session.TypeAsync($"{password}\r", cancellationToken);
    }
}

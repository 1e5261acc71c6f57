using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Intruders;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Recordings;

public sealed class TelnetSessions(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_telnet_session_is_recorded_with_the_clients_own_address()
    {
        var (address, port) = await web.Decky.EndpointAsync("telnet", Cancel);
        var route = (await Programs.RunAsync("ip", ["-o", "route", "get", address], Cancel)).Succeeded().OutputText.Split(' ');
        var own = route[Array.IndexOf(route, "src") + 1];
        await using (var session = TelnetIntruder.Start(address, port))
        {
            await TelnetIntruder.LogInAsync(session, "admin", WebServer.Password, Cancel);
            // What is typed before the prompt is thrown away, as by any log-in program.
            await session.SeesAsync("admin@web-01", Cancel);
            await session.TypeAsync("echo tel$((3))net; env\r", Cancel);
            await session.SeesAsync("tel3net", Cancel);
            await session.TypeAsync("exit\r", Cancel);
            Assert.DoesNotContain("TCPREMOTE", (await session.ExitAsync(Cancel)).OutputText, StringComparison.OrdinalIgnoreCase);
        }

        var transcript = await web.Decky.EndedSessionAsync("telnet", t => t.Output.Contains("tel3net", StringComparison.Ordinal), Cancel);

        var line = await web.Decky.LogLineAsync(l => l.Contains("session_recorded", StringComparison.Ordinal) && l.Contains(transcript.Sid, StringComparison.Ordinal), Cancel);
        Assert.Contains("service=\"telnet\"", line, StringComparison.Ordinal);
        Assert.Contains($"src_ip=\"{own}\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_telnet_log_in_records_its_password_and_asks_again()
    {
        var (address, port) = await web.Decky.EndpointAsync("telnet", Cancel);
        await using var session = TelnetIntruder.Start(address, port);

        await TelnetIntruder.LogInAsync(session, "root", "xc3511-guess", Cancel);
        await session.SeesAsync("Login incorrect", Cancel);

        var line = await web.Decky.LogLineAsync(l => l.Contains("secret=\"xc3511-guess\"", StringComparison.Ordinal), Cancel);
        Assert.Contains("service=\"telnet\"", line, StringComparison.Ordinal);
        Assert.Contains("username=\"root\"", line, StringComparison.Ordinal);
    }
}

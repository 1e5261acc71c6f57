using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Recordings;

public sealed class SshSessions(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interactive_session_is_read_back_by_the_unprivileged_reader()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using (var session = intruder.Start())
        {
            await session.TypeAsync("echo marker-$((40+2))\n", Cancel);
            await session.SeesAsync("marker-42", Cancel);
            await session.TypeAsync("exit 7\n", Cancel);
            Assert.Equal(7, (await session.ExitAsync(Cancel)).ExitCode);
        }

        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.Contains("marker-42", StringComparison.Ordinal), Cancel);

        Assert.Contains("echo marker-$((40+2))", transcript.Input, StringComparison.Ordinal);
        Assert.Equal("exit", (string?)transcript.End["reason"]);
        Assert.Equal(7, (int?)transcript.End["exit"]);
        Assert.Equal(2, (int?)transcript.Header["version"]);
    }

    [Fact]
    public async Task What_is_typed_at_a_password_prompt_is_marked()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using (var session = intruder.Start())
        {
            await session.TypeAsync("read -rsp 'Vault: ' v; echo \" length-${#v}\"\n", Cancel);
            await session.SeesAsync("Vault: ", Cancel);
            await session.SeesAsync("length-${#v}", Cancel);
            await session.TypeAsync("hunter2\n", Cancel);
            await session.SeesAsync("length-7", Cancel);
            await session.TypeAsync("exit\n", Cancel);
            await session.ExitAsync(Cancel);
        }

        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.Contains("length-7", StringComparison.Ordinal), Cancel);
        var hidden = string.Concat(transcript.Events("i").Where(line => (bool?)line["ne"] == true).Select(line => (string?)line["d"]));

        Assert.Contains("hunter2", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", transcript.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_keeps_its_streams_and_its_exit_code()
    {
        using var intruder = await web.Decky.SshAsync("deploy", WebServer.SecretPassword, Cancel);

        var result = await intruder.RunAsync("echo to-out; echo to-err >&2; cat | wc -c; exit 37", Cancel, Encoding.ASCII.GetBytes("12345"));

        Assert.Equal(37, result.ExitCode);
        Assert.Equal("to-out\n5\n", result.OutputText);
        Assert.Equal("to-err\n", result.ErrorText);
        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.Contains("to-out", StringComparison.Ordinal), Cancel);
        Assert.Contains("to-err", transcript.Output, StringComparison.Ordinal);
        Assert.Equal(37, (int?)transcript.End["exit"]);
    }

    [Fact]
    public async Task A_megabyte_of_noise_goes_through_cat_unchanged()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        var noise = RandomNumberGenerator.GetBytes(1 << 20);

        var result = await intruder.RunAsync("cat", Cancel, noise);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(noise, result.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scp_copies_both_ways(bool legacyProtocol)
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        var folder = Directory.CreateTempSubdirectory("loot-");
        var sent = Path.Combine(folder.FullName, "sent");
        var back = Path.Combine(folder.FullName, "back");
        await File.WriteAllBytesAsync(sent, RandomNumberGenerator.GetBytes(300_000), Cancel);

        (await intruder.ScpAsync(sent, intruder.Remote($"/tmp/kit-{legacyProtocol}"), Cancel, legacyProtocol)).Succeeded();
        (await intruder.ScpAsync(intruder.Remote($"/tmp/kit-{legacyProtocol}"), back, Cancel, legacyProtocol)).Succeeded();

        Assert.Equal(await File.ReadAllBytesAsync(sent, Cancel), await File.ReadAllBytesAsync(back, Cancel));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Sftp_lists_and_its_session_is_recorded()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var result = await intruder.SftpAsync("ls -la /etc/passwd\nmkdir /tmp/from-sftp\nbye\n", Cancel);

        Assert.Contains("/etc/passwd", result.Succeeded().OutputText, StringComparison.Ordinal);
        await web.Decky.EndedSessionAsync("ssh",
            t => Encoding.Latin1.GetString(t.Bytes("i")).Contains("/tmp/from-sftp", StringComparison.Ordinal), Cancel);
    }

    [Fact]
    public async Task A_client_that_vanishes_leaves_exactly_one_terminal_record()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using (var session = intruder.Start())
        {
            await session.TypeAsync("echo van$((1))ish; sleep 1000\n", Cancel);
            await session.SeesAsync("van1ish", Cancel);
            session.Kill();
        }

        var transcript = await web.Decky.EndedSessionAsync("ssh", t => t.Output.Contains("van1ish", StringComparison.Ordinal), Cancel);
        var line = await web.Decky.LogLineAsync(l => l.Contains("session_recorded", StringComparison.Ordinal) && l.Contains(transcript.Sid, StringComparison.Ordinal), Cancel);

        Assert.Equal("hangup", (string?)transcript.End["reason"]);
        Assert.Contains("service=\"ssh\"", line, StringComparison.Ordinal);
        var log = await web.Decky.LogAsync(Cancel);
        Assert.Single(log, l => l.Contains(transcript.Sid, StringComparison.Ordinal) && !l.Contains("session_started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_recorder_sees_the_address_that_the_intruder_comes_from()
    {
        var (address, _) = await web.Decky.EndpointAsync("ssh", Cancel);
        var route = (await Programs.RunAsync("ip", ["-o", "route", "get", address], Cancel)).Succeeded().OutputText.Split(' ');
        var own = route[Array.IndexOf(route, "src") + 1];
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var seen = (await intruder.RunAsync("echo from $SSH_CLIENT", Cancel)).Succeeded().OutputText;

        Assert.StartsWith($"from {own} ", seen, StringComparison.Ordinal);
        await web.Decky.LogLineAsync(
            line => line.Contains("session_recorded", StringComparison.Ordinal) && line.Contains(string.Create(CultureInfo.InvariantCulture, $"src_ip=\"{own}\""), StringComparison.Ordinal), Cancel);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Decnet.SessRec.Native;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

/// <summary>Where an intruder comes from, when sshd does not say.</summary>
public sealed class SourceAddressTests : IDisposable
{
    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("::", "127.0.0.1")]
    public async Task The_connection_itself_is_asked(string address, string source)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6 || !address.Contains(':', StringComparison.Ordinal), "needs IPv6");
        using var listener = address == "::" ? TcpListener.Create(0) : new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Parse(source), ((IPEndPoint)listener.LocalEndpoint).Port, TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var fd = (int)accepted.Handle;

        var pid = Processes.SpawnOnStreams(Recorder("-c", "echo connected"), fd, fd, fd);
        accepted.Close();

        Assert.Equal("connected\n", await new StreamReader(client.GetStream()).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.True(SpinWait.SpinUntil(() => Processes.TryReap(pid) is not null, Harness.Patience));
        Assert.Equal(source, _store.Only().Header.GetProperty("src").GetString());
        Assert.Contains($"src_ip=\"{source}\"", _store.LogLines[^1]);
    }

    [Fact]
    public void The_log_in_record_of_the_terminal_is_the_last_resort()
    {
        Assert.SkipUnless(Environment.UserName == "root", "mounts a /run of its own");
        // utmp is written by Debian's own tool, not by ours.
        const string prepare = "mount -t tmpfs tmpfs /run && line=$(tty) && line=${line#/dev/} && "
            + "printf '[7] [%05d] [%-4s] [%-8s] [%-12s] [%-20s] [%-15s] [%s]\\n' $$ ${line: -4} admin $line 203.0.113.9 203.0.113.9 2026-11-23T10:00:00,000000+00:00 "
            + "| utmpdump -r >/run/utmp 2>/dev/null; exec \"$0\" \"$@\"";
        using var client = new TerminalClient("/usr/bin/unshare", ["--mount", "bash", "-c", prepare, Harness.Recorder, .. Arguments("-c", "echo on a terminal")]);

        Assert.Equal(0, client.Finish().Code);

        Assert.Equal("on a terminal\r\n", client.Text);
        Assert.Equal("203.0.113.9", _store.Only().Header.GetProperty("src").GetString());
    }

    [Fact]
    public void Nothing_is_made_up_when_nobody_knows()
    {
        using var client = new TerminalClient(Harness.Recorder, Arguments("-c", "true"));
        Assert.Equal(0, client.Finish().Code);
        Assert.Equal("", _store.Only().Header.GetProperty("src").GetString());
    }

    [Theory]
    [InlineData("203.0.113.7 50000 10.0.0.1 22", "203.0.113.7")]
    [InlineData("2001:db8::1 50000 2001:db8::2 22", "2001:db8::1")]
    [InlineData("fe80::1%eth0 50000 fe80::2%eth0 22", "fe80::1%eth0")]
    [InlineData("\"]\\ 1 2 3", "")]
    public void Sshd_is_believed_when_what_it_says_is_an_address(string connection, string source)
    {
        using var client = new TerminalClient(Harness.Recorder, Arguments("-c", "true"), [("SSH_CONNECTION", connection)]);
        Assert.Equal(0, client.Finish().Code);
        Assert.Equal(source, _store.Only().Header.GetProperty("src").GetString());
    }

    private string[] Arguments(params string[] shell) => [.. _store.Arguments().TakeWhile(argument => argument != "--source"), "--", .. shell];

    private ProcessImage Recorder(params string[] shell)
    {
        var image = new ProcessImage(Encoding.UTF8.GetBytes(Harness.Recorder), [.. Arguments(shell).Prepend("bash").Select(Encoding.UTF8.GetBytes)]);
        image.SetEnvironment([.. new[] { "PATH=/usr/bin:/bin", "HOME=/tmp", "USER=admin", "SHELL=/usr/libexec/login-session" }.Select(Encoding.UTF8.GetBytes)]);
        return image;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.OverSsh;

/// <summary>What an intruder with a real ssh client sees, against the same account with a plain bash.</summary>
public sealed class SshTests(SshServer server) : IClassFixture<SshServer>
{
    [Theory]
    [InlineData("true")]
    [InlineData("exit 42")]
    [InlineData("echo out; echo err >&2; false")]
    [InlineData("echo $0 $- $#; shopt login_shell; echo $SHLVL; umask; ulimit -a; grep -E '^(Sig|Shd)' /proc/self/status | grep -v SigQ")]
    [InlineData("env | sort | grep -v -e ^SSH_C -e ^USER -e ^LOGNAME -e ^MAIL")]
    [InlineData("kill -9 $$")]
    [InlineData("kill -TERM $$")]
    [InlineData("[ -t 0 ] || [ -t 1 ] || [ -t 2 ] || echo no terminal; readlink /proc/self/fd/0 | cut -d: -f1; readlink /proc/self/fd/2 | cut -d: -f1")]
    [InlineData("yes | head -3; (exit 3)")]
    [InlineData("nonexistent-command")]
    [InlineData("echo 'unterminated")]
    [InlineData("seq 1 100000 | md5sum; seq 1 50000")]
    [InlineData("ps -o args= | grep -v -e ps -e grep; cat /proc/$$/cmdline | tr '\\0' ' '; cat /proc/$$/comm")]
    [InlineData("head -c 0; cat </dev/null; echo got $?")]
    [InlineData("sleep 0.3 & echo early")]
    [InlineData("trap 'echo hup' HUP; kill -HUP $$; echo after")]
    [InlineData("kill -INT 0; echo after")]
    public void A_command_behaves_as_with_a_plain_bash(string command)
    {
        Assert.SkipUnless(SshServer.IsPossible, "needs root and openssh-server");
        foreach (var terminal in new[] { "-T", "-tt" })
        {
            var plain = server.Ssh("plain", command, terminal);
            var ours = server.Ssh("admin", command, terminal);
            Assert.Equal(plain.Code, ours.Code);
            Assert.Equal(Neutral(plain.Output), Neutral(ours.Output));
            Assert.Equal(plain.Error, ours.Error);
        }

        static string Neutral(string said) => System.Text.RegularExpressions.Regex.Replace(said, "/dev/pts/[0-9]+|(plain|admin)@|ts/[0-9]+", "N");
    }

    [Fact]
    public void A_megabyte_of_random_bytes_goes_in_and_comes_out()
    {
        Assert.SkipUnless(SshServer.IsPossible, "needs root and openssh-server");
        var bytes = new byte[1 << 20];
        new Random(2).NextBytes(bytes);
        var result = SshServer.Run("ssh", [.. server.Options(), "admin@127.0.0.1", "cat"], new MemoryStream(bytes));
        Assert.Equal(bytes, Encoding.Latin1.GetBytes(result.Output));
    }

    [Theory]
    [InlineData("scp", "-O")]
    [InlineData("scp", "-s")]
    public void Files_are_copied_both_ways(string program, string protocol)
    {
        Assert.SkipUnless(SshServer.IsPossible, "needs root and openssh-server");
        var source = Path.Combine(server.Root, "source");
        var bytes = new byte[3_000_000];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(source, bytes);
        Assert.Equal(0, SshServer.Run(program, [protocol, .. server.Options("-P"), source, "admin@127.0.0.1:copied"]).Code);
        Assert.Equal(0, SshServer.Run(program, [protocol, .. server.Options("-P"), "admin@127.0.0.1:copied", source + ".back"]).Code);
        Assert.Equal(bytes, File.ReadAllBytes(source + ".back"));
        Assert.NotEqual(0, SshServer.Run(program, [protocol, .. server.Options("-P"), "admin@127.0.0.1:nothing-there", source + ".none"]).Code);
    }

    [Fact]
    public void An_interactive_log_in_is_known_to_who_and_shows_nothing_of_the_recorder()
    {
        Assert.SkipUnless(SshServer.IsPossible, "needs root and openssh-server");
        using var client = new TerminalClient("/usr/bin/ssh", [.. server.Options(), "admin@127.0.0.1"]);
        client.WaitFor("$ ");
        client.Send("PS1='READY''$ '\r");
        var who = client.Run("who am i; tty; echo $SSH_TTY $0 $SHELL; shopt login_shell");
        Assert.Matches(@"admin +pts/\d+ .*\(127\.0\.0\.1\)", who);
        Assert.Contains("-bash /bin/bash", who);
        Assert.Matches(@"(?s)(/dev/pts/\d+)\n\1 -bash", who);
        var looked = client.Run("ps -ef; ps -eLo comm,args; cat /proc/$PPID/cmdline /proc/$PPID/comm; ls -l /proc/$PPID/fd /proc/$PPID/exe; cat /proc/$PPID/environ; env")
            .Replace("systemd-sysusers", "", StringComparison.Ordinal);
        Assert.DoesNotContain("login-session", looked);
        Assert.DoesNotContain("Finalizer", looked);
        Assert.DoesNotContain("transcripts", looked);
        client.WaitFor("READY$ ");
        client.Send("exit 5\r");
        Assert.Equal(5, client.Finish().Code);
        var recording = server.Store.Recordings().Single(candidate => candidate.Input.Contains("who am i", StringComparison.Ordinal));
        Assert.Equal(("127.0.0.1", "admin", 5), (recording.Header.GetProperty("src").GetString(), recording.Header.GetProperty("user").GetString(), recording.Exit));
        Assert.DoesNotContain("NLWP 2", looked);
    }

    [Fact]
    public void A_client_that_is_killed_leaves_one_terminal_record()
    {
        Assert.SkipUnless(SshServer.IsPossible, "needs root and openssh-server");
        foreach (var (command, terminal) in new[] { ("echo UP; exec sleep 300", "-tt"), ("echo UP; exec cat", "-T"), ("echo UP; yes", "-tt"), ("echo UP; yes", "-T") })
        {
            var marked = command + " # " + Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
            using var ssh = Process.Start(new ProcessStartInfo("ssh", [.. server.Options(), terminal, "admin@127.0.0.1", marked]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
            Assert.Equal("UP", ssh.StandardOutput.ReadLine());
            ssh.Kill();
            Assert.True(SpinWait.SpinUntil(() => EndsOf(marked).Count == 1, Harness.Patience), marked);
        }
    }

    [Theory]
    [InlineData("echo UP; exec sleep 300", "-tt")]
    [InlineData("echo UP; exec cat", "-T")]
    [InlineData("echo UP; yes", "-tt")]
    [InlineData("echo UP; yes", "-T")]
    public void The_servers_processes_that_are_killed_leave_one_terminal_record(string command, string terminal)
    {
        Assert.SkipUnless(SshServer.IsPossible, "needs root and openssh-server");
        foreach (var victims in new[] { "child", "both" })
        {
            var marked = $"{command} # {Guid.CreateVersion7():N}";
            using var ssh = Process.Start(new ProcessStartInfo("ssh", [.. server.Options(), terminal, "admin@127.0.0.1", marked]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
            Assert.Equal("UP", ssh.StandardOutput.ReadLine());
            var (monitor, child) = SshServer.ServersOf(marked);
            Decnet.SessRec.Native.Processes.Kill(child, 9);
            _ = victims == "both" ? Decnet.SessRec.Native.Processes.Kill(monitor, 9) : 0;
            Assert.True(SpinWait.SpinUntil(() => EndsOf(marked).Count == 1, Harness.Patience), marked);
            Assert.Contains("\"reason\":\"hangup\"", EndsOf(marked)[0]);
        }
    }

    private List<string> EndsOf(string command) => [.. server.Store.Recordings()
        .Where(recording => recording.Header.TryGetProperty("cmd", out var cmd) && cmd.GetString() == command)
        .SelectMany(recording => recording.Lines)
        .Where(line => line.TryGetProperty("end", out _)).Select(line => line.ToString())];
}

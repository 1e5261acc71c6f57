using Decnet.EndToEnd.Tests.Deckies;

namespace Decnet.EndToEnd.Tests.Disguise;

/// <summary>What an intruder can find out with a shell on the decky.</summary>
public sealed class FromInside(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("env")]
    [InlineData("tr '\\0' '\\n' < /proc/1/environ")]
    [InlineData("cat /proc/self/mountinfo /proc/mounts")]
    [InlineData("ps -eo pid,user,comm,args")]
    [InlineData("cat /etc/passwd /etc/group /etc/hosts /etc/resolv.conf /etc/issue /etc/motd /etc/ssh/sshd_config /etc/ssh/sshd_config.d/*")]
    [InlineData("hostname; uname -n; cat /etc/hostname")]
    [InlineData("find / -xdev \\( -iname '*decnet*' -o -iname '*sessrec*' -o -iname '*honey*' -o -iname '*.dll' \\) 2>/dev/null; ls -la / /usr/libexec /run")]
    [InlineData("grep -rliE 'decnet|honeypot|sessrec' /etc /usr/lib/systemd /usr/libexec /usr/sbin /usr/local /opt /srv /home /root 2>/dev/null")]
    public async Task Nothing_names_the_product(string command)
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var seen = await intruder.RunAsync(command, Cancel);
        var text = seen.OutputText + seen.ErrorText;

        foreach (var tell in new[] { "decnet", "sessrec", "honey", "dotnet", "decky" })
        {
            Assert.DoesNotContain(tell, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_environment_is_an_ordinary_log_ins()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var names = (await intruder.RunAsync("env", Cancel)).Succeeded().OutputText
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]);

        string[] ordinary = ["SHELL", "PWD", "LOGNAME", "HOME", "SSH_CLIENT", "SSH_CONNECTION", "USER", "SHLVL", "PATH", "MAIL", "LANG", "_", "OLDPWD", "MOTD_SHOWN", "LC_ALL", "TERM"];
        Assert.Empty(names.Except(ordinary));
    }

    [Fact]
    public async Task The_terminal_is_the_one_that_the_environment_names()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var seen = (await intruder.RunAsync("tty; echo $SSH_TTY; echo $0; echo $SHELL", Cancel, terminal: true)).Succeeded()
            .OutputText.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(seen[0], seen[1]);
        Assert.Equal("bash", seen[2]);
        Assert.Equal("/bin/bash", seen[3]);
    }

    [Fact]
    public async Task A_log_in_shell_calls_itself_minus_bash()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        await using var session = intruder.Start();
        await session.TypeAsync("echo \"<$0>\"; who am i; exit\n", Cancel);

        var seen = (await session.ExitAsync(Cancel)).OutputText;

        Assert.Contains("<-bash>", seen, StringComparison.Ordinal);
        Assert.Matches(@"admin\s+pts/\d+", seen);
    }

    [Theory]
    [InlineData("/sbin/init verify")]
    [InlineData("/sbin/init verify --report -")]
    [InlineData("/sbin/init provision")]
    public async Task Init_steps_are_unknown_to_whoever_comes_later(string command)
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var answer = await intruder.RunAsync(command, Cancel);

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal("Couldn't find an alternative telinit implementation to spawn.\n", answer.ErrorText);
    }

    [Fact]
    public async Task There_is_no_service_account_token()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        Assert.NotEqual(0, (await intruder.RunAsync("ls /var/run/secrets/kubernetes.io /run/secrets/kubernetes.io", Cancel)).ExitCode);
    }

    [Fact]
    public async Task The_intruder_has_no_capability_and_gains_none()
    {
        using var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);

        var status = (await intruder.RunAsync("grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status", Cancel)).Succeeded().OutputText;

        Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("CapBnd:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2", status, StringComparison.Ordinal);
    }
}

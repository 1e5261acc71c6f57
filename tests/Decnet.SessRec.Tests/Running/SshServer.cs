using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Decnet.SessRec.Tests.Running;

/// <summary>
/// Debian's sshd in namespaces of its own, where the recorder is installed as on a decky: account `admin` has it for a log-in
/// shell, account `plain` has bash, both with uid 1000.
/// </summary>
public sealed class SshServer : IDisposable
{
    private readonly Process? _server;
    private readonly int _port;

    public SshServer()
    {
        Root = Directory.CreateTempSubdirectory("sshd-").FullName;
        if (!IsPossible)
        {
            return;
        }

        _port = FreePort();
        Store = new Store(Path.Combine(Root, "data"));
        WriteFiles();
        _server = Process.Start(new ProcessStartInfo("unshare", ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "/bin/bash", Path.Combine(Root, "start")]));
        Assert.True(SpinWait.SpinUntil(() => Ssh("plain", "true").Code == 0, Harness.Patience), File.ReadAllText(Path.Combine(Root, "sshd.log")));
    }

    public static bool IsPossible => Environment.UserName == "root" && File.Exists("/usr/sbin/sshd") && File.Exists("/usr/bin/unshare");

    public string Root { get; }

    internal Store Store { get; } = null!;

    /// <summary>The options before the address.</summary>
    public string[] Options(string portOption = "-p") =>
        ["-F", "none", "-q", "-i", Path.Combine(Root, "key"), portOption, $"{_port}", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"];

    public (int Code, string Output, string Error) Ssh(string account, string command, params string[] options) =>
        Run("ssh", [.. Options(), .. options, $"{account}@127.0.0.1", command]);

    public static (int Code, string Output, string Error) Run(string program, string[] arguments, Stream? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.Latin1,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var sending = Task.Run(() =>
        {
            input?.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        });
        using var patience = new Timer(_ => process.Kill(), null, Harness.Patience, Timeout.InfiniteTimeSpan);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>sshd's two processes of the session that runs this command: the one with privileges and the one without.</summary>
    public static (int Monitor, int Child) ServersOf(string command)
    {
        static int ParentOf(int pid) => int.Parse(File.ReadAllText($"/proc/{pid}/stat").Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
        var shells = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(pid => int.TryParse(pid, out _) && Line(pid!) == $"bash\0-c\0{command}\0").Select(int.Parse!).ToList();
        // The recorder shows the shell's arguments too and is its parent.
        var recorder = shells.Find(pid => !shells.Contains(ParentOf(pid)));
        var child = ParentOf(recorder);
        Assert.StartsWith("sshd: admin", Line($"{child}"));
        return (ParentOf(child), child);
    }

    // Those of other tests come and go meanwhile.
    private static string Line(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            _server.Kill();
            _server.WaitForExit();
            _server.Dispose();
            Store.Dispose();
        }

        Directory.Delete(Root, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WriteFiles()
    {
        var home = Path.Combine(Root, "home");
        File.WriteAllText(Path.Combine(Root, "passwd"), File.ReadAllText("/etc/passwd")
            + $"admin:x:1000:1000:,,,:{home}:/usr/libexec/login-session\nplain:x:1000:1000:,,,:{home}:/bin/bash\n");
        File.WriteAllText(Path.Combine(Root, "sshd_config"), $"""
            Port {_port}
            ListenAddress 127.0.0.1
            HostKey {Root}/host
            PidFile none
            UsePAM no
            StrictModes no
            PrintMotd no
            AuthorizedKeysFile {Root}/key.pub
            Subsystem sftp /usr/lib/openssh/sftp-server

            """);
        File.WriteAllText(Path.Combine(Root, "start"), $"""
            set -e
            cd {Root}
            ssh-keygen -q -t ed25519 -N '' -f host
            ssh-keygen -q -t ed25519 -N '' -f key
            mkdir home && chown 1000:1000 home data/store && chmod 755 . data && chmod 644 key.pub
            mount -t tmpfs tmpfs /run
            mkdir -p /run/sshd /run/credentials/systemd-sysusers.service
            cp data/session.conf /run/credentials/systemd-sysusers.service/
            touch /run/utmp data/log && chmod 666 /run/utmp data/log
            mount --bind passwd /etc/passwd
            [ -e /usr/libexec ] || mkdir /usr/libexec
            mount -t tmpfs tmpfs /usr/libexec
            install -m 755 {Harness.Installed} /usr/libexec/login-session
            exec >> data/log
            /usr/sbin/sshd -D -E {Root}/sshd.log -f sshd_config
            """);
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Decnet.SessRec.Tests.Running;

/// <summary>
/// A whole decky without a cluster: the installed program as PID 1 of namespaces of its own, with Debian's sshd and telnetd, all of it
/// uid 1000 without any capability, as in a pod.
/// </summary>
public sealed class DeckyMachine : IDisposable
{
    public const string Password = "hunter2";

    private const string Hash = "$6$saltsalt$8iYtNHxjWRl.NF6oNZ5tF.iKFlQREaXBLlSmZKP6dy9l5z3vsooWNW0/GZ6Nej73/TFug6pIPSqbJoCT6dfnj.";
    private readonly Process? _machine;
    private readonly StreamWriter? _log;
    private readonly List<string> _lines = [];

    public DeckyMachine()
    {
        Root = Directory.CreateTempSubdirectory("decky-").FullName;
        if (!IsPossible)
        {
            return;
        }

        (SshPort, TelnetPort) = (FreePort(), FreePort());
        WriteFiles();
        _machine = Process.Start(new ProcessStartInfo("unshare",
            ["--mount", "--pid", "--uts", "--fork", "--kill-child", "--mount-proc", "/bin/bash", Path.Combine(Root, "start")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _log = new StreamWriter(Path.Combine(Root, "log")) { AutoFlush = true };
        _machine.OutputDataReceived += (_, line) => Add(line.Data);
        _machine.ErrorDataReceived += (_, line) => Add(line.Data);
        _machine.BeginOutputReadLine();
        _machine.BeginErrorReadLine();
        Assert.True(SpinWait.SpinUntil(() => Ssh("true").Code == 0, Harness.Patience), string.Join('\n', Log));
    }

    public static bool IsPossible => SshServer.IsPossible && File.Exists("/usr/sbin/telnetd");

    public string Root { get; }

    public int SshPort { get; }

    public int TelnetPort { get; }

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public string LogLine(params string[] words)
    {
        string? found = null;
        Assert.True(SpinWait.SpinUntil(() => (found = Log.FirstOrDefault(line => words.All(word => line.Contains(word, StringComparison.Ordinal)))) is not null, Harness.Patience),
            $"no line with {string.Join(", ", words)} in\n{string.Join('\n', Log)}");
        return found!;
    }

    public string[] SshOptions =>
        ["-F", "none", "-q", "-p", $"{SshPort}", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1"];

    public (int Code, string Output, string Error) Ssh(string command, string password = Password) =>
        Run("ssh", [.. SshOptions, "admin@127.0.0.1", command], password);

    /// <summary>Starts an ssh client that goes on running.</summary>
    public Process StartSsh(params string[] arguments) => Process.Start(Client("ssh", [.. SshOptions, .. arguments], Password))!;

    internal TerminalClient Telnet() => new("/usr/bin/telnet", ["127.0.0.1", $"{TelnetPort}"]);

    /// <summary>The sessions recorded of a service.</summary>
    internal List<RecordedSession> Recordings(string service)
    {
        var folder = Path.Combine(Root, "store", service, "transcripts");
        var lines = new List<JsonElement>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            // Others write while this reads: the beginning of a line may be there without its rest.
            ShardLines.Read(file, lines, torn: []);
        }

        return Store.Grouped(lines);
    }

    public void Dispose()
    {
        if (_machine is not null)
        {
            // The first process has changed its uid and so does not end with unshare.
            foreach (var first in File.ReadAllText($"/proc/{_machine.Id}/task/{_machine.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                SessRec.Native.Processes.Kill(int.Parse(first, System.Globalization.CultureInfo.InvariantCulture), 9);
            }

            _machine.WaitForExit();
            _machine.Dispose();
            _log!.Dispose();
        }

        Directory.Delete(Root, recursive: true);
    }

    private void Add(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? "");
            _log?.WriteLine(line);
        }
    }

    private (int Code, string Output, string Error) Run(string program, string[] arguments, string password)
    {
        using var process = Process.Start(Client(program, arguments, password))!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new Timer(_ => process.Kill(), null, Harness.Patience, Timeout.InfiniteTimeSpan);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private ProcessStartInfo Client(string program, string[] arguments, string password) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["SSH_ASKPASS"] = Path.Combine(Root, "askpass"), ["SSH_ASKPASS_REQUIRE"] = "force", ["ASKED"] = password },
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WriteFiles()
    {
        void Write(string name, string text) => File.WriteAllText(Path.Combine(Root, name), text);
        Write("session.conf", $"node=web\nhostname=web-01\nseed=5eed\naccounts=admin\nservices=ssh:{SshPort},telnet:{TelnetPort}\nstore={Root}/store\nfree_floor=1000000\n");
        Write("credentials", $"admin:{Hash}\n");
        Write("askpass", "#!/bin/sh\nprintf '%s\\n' \"$ASKED\"\n");
        Write("passwd", File.ReadAllText("/etc/passwd") + $"admin:x:1000:1000:,,,:{Root}/home:/usr/libexec/login-session\n");
        Write("pam", "auth [success=1 default=ignore] pam_exec.so quiet expose_authtok /usr/sbin/unix_chkpwd\nauth requisite pam_deny.so\nauth required pam_permit.so\naccount required pam_permit.so\nsession required pam_permit.so\n");
        Write("sshd_config", "UsePAM yes\nKbdInteractiveAuthentication no\nPermitRootLogin yes\nPrintMotd no\nAcceptEnv LANG LC_*\nSubsystem sftp /usr/lib/openssh/sftp-server\nHostKey /etc/ssh/ssh_host_ed25519_key\n");
        Write("start", $"""
            set -e
            cd {Root}
            chmod 755 . askpass
            mkdir -p store home ssh
            ssh-keygen -q -t ed25519 -N '' -f ssh/ssh_host_ed25519_key
            mv sshd_config ssh/
            chown -R 1000:1000 store home ssh
            mount -t devpts -o newinstance,gid=5,mode=620,ptmxmode=666 devpts /dev/pts
            mount --bind /dev/pts/ptmx /dev/ptmx
            mount -t tmpfs tmpfs /run
            mkdir -p /run/sshd /run/credentials/systemd-sysusers.service
            mv session.conf credentials /run/credentials/systemd-sysusers.service/
            install -m 666 /dev/null /run/utmp
            install -m 666 /dev/null /run/sshd.pid
            mount --bind passwd /etc/passwd
            mount --bind ssh /etc/ssh
            mount --bind pam /etc/pam.d/sshd
            for target in /usr/libexec/login-session /usr/sbin/unix_chkpwd /usr/bin/login /usr/lib/systemd/systemd; do
                mkdir -p layer$(dirname $target)
                install -m 755 {Harness.Installed} layer$target
            done
            install -m 711 /usr/sbin/sshd layer/usr/sbin/sshd
            mkdir -p /usr/libexec /usr/lib/systemd
            for folder in /usr/libexec /usr/lib/systemd; do
                mkdir -p upper$folder && mount -t tmpfs tmpfs $folder && cp layer$folder/* $folder/
            done
            touch /usr/sbin/unix_chkpwd 2>/dev/null || true
            mount --bind layer/usr/sbin/unix_chkpwd /usr/sbin/unix_chkpwd
            mount --bind layer/usr/bin/login /usr/bin/login
            mount --bind layer/usr/sbin/sshd /usr/sbin/sshd
            hostname web-01
            exec setpriv --reuid 1000 --regid 1000 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
                env -i /bin/bash -c 'exec -a /sbin/init /usr/lib/systemd/systemd'
            """);
    }
}

using System.Globalization;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Machine;

/// <summary>The machine that an intruder meets, with the intruder on it: what he can do to its services, its log and its recordings.</summary>
public sealed class MachineTests(DeckyMachine machine) : IClassFixture<DeckyMachine>
{
    [Fact]
    public void Its_processes_look_like_those_of_a_plain_server()
    {
        Skip();
        var seen = machine.Ssh("ps -eo ppid,comm,args").Output;
        Assert.Matches(@"(?m)^ *0 systemd +/sbin/init$", seen);
        Assert.Matches(@"(?m)^ *1 sshd +sshd: /usr/sbin/sshd -D \[listener\] 0 of 10-100 startups$", seen);
        Assert.Matches(@"(?m)^ *\d+ sshd +sshd: admin \[priv\]$", seen);
        Assert.Matches(@"(?m)^ *\d+ sshd +sshd: admin@notty$", seen);
        Assert.DoesNotContain("login-session", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("LogLevel", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_listener_leaves_its_process_id_where_sshd_does()
    {
        Skip();
        // Another test may end the listener meanwhile: then the next one leaves its own.
        Assert.True(SpinWait.SpinUntil(() => machine.Ssh("cat /run/sshd.pid; pgrep -f '^sshd: /usr/sbin/sshd -D'").Output.Split('\n') is [var left, var running, ""] && left == running && left.Length > 0, Harness.Patience));
    }

    [Fact]
    public void The_ports_are_nobody_elses_while_the_services_are_being_killed()
    {
        Skip();
        var taken = machine.Ssh($"pid=$(pgrep -f '^sshd: /usr/sbin/sshd -D'); kill -9 $pid; perl -MSocket -e 'socket(S,PF_INET6,SOCK_STREAM,6); setsockopt(S,SOL_SOCKET,SO_REUSEADDR,1); setsockopt(S,SOL_SOCKET,15,1); print bind(S, pack_sockaddr_in6({machine.SshPort}, Socket::IN6ADDR_ANY())) ? \"TAKEN\" : \"refused\"'").Output;

        Assert.Equal("refused", taken);
        machine.LogLine(" service_ended ", "service=\"ssh\"", "exit=\"137\"");
        Assert.Equal("in again\n", machine.Ssh("echo in again").Output);
    }

    [Fact]
    public void A_service_that_is_stopped_goes_on()
    {
        Skip();
        machine.Ssh("kill -STOP $(pgrep -f '^sshd: /usr/sbin/sshd -D')");

        Assert.Equal("in again\n", machine.Ssh("echo in again").Output);
        machine.LogLine(" service_stopped ", "service=\"ssh\"");
    }

    [Theory]
    [InlineData("ssh")]
    [InlineData("telnet")]
    public void A_session_whose_recorder_is_killed_gets_its_one_terminal_record(string service)
    {
        Skip();
        using var client = service == "ssh" ? new TerminalClient("/usr/bin/ssh", ["-tt", .. machine.SshOptions, "admin@127.0.0.1"], Askpass()) : machine.Telnet();
        if (service == "telnet")
        {
            LogIn(client);
        }

        client.WaitFor("$ ");
        client.Send($"echo recorder of {service} is $PPID.\r");
        client.WaitFor($"recorder of {service} is ");
        client.WaitFor(".\r\n");
        client.Send("kill -9 $PPID\r");
        client.Finish();

        var line = machine.LogLine(" session_recorded ", $"service=\"{service}\"", "end=\"killed\"", "via=\"init\"");
        var recording = machine.Recordings(service).Single(candidate => line.Contains(candidate.Id, StringComparison.Ordinal));
        Assert.Equal(("killed", -1), (recording.Reason, recording.Exit));
        Assert.Equal(recording.Bytes("o").Length, recording.End.GetProperty("bytes").GetInt64());
        Assert.Equal(recording.Bytes("i").Length, recording.End.GetProperty("in").GetInt64());
        Assert.Equal(recording.Lines.Count(entry => entry.TryGetProperty("ch", out _)), recording.End.GetProperty("events").GetInt64());
        Assert.Single(machine.Log, entry => entry.Contains(recording.Id, StringComparison.Ordinal) && !entry.Contains("session_started", StringComparison.Ordinal));
    }

    [Fact]
    public void Recorders_killed_all_at_once_leave_a_terminal_record_each()
    {
        Skip();
        var word = $"dozen{Environment.ProcessId}";
        var clients = Enumerable.Range(0, 12).Select(_ => machine.StartSsh("admin@127.0.0.1", $"echo {word}; exec sleep 300")).ToList();
        clients.ForEach(client => Assert.Equal(word, client.StandardOutput.ReadLine()));

        machine.Ssh($"kill -9 $(for pid in $(pgrep -f '^sleep 300'); do ps -o ppid= -p $pid; done)");

        Assert.True(SpinWait.SpinUntil(() => machine.Recordings("ssh").Count(recording => recording.Output.StartsWith(word, StringComparison.Ordinal)
            && recording.Lines.Any(line => line.TryGetProperty("end", out _))) == 12, Harness.Patience));
        Assert.All(machine.Recordings("ssh").Where(recording => recording.Output.StartsWith(word, StringComparison.Ordinal)), recording => Assert.Equal("killed", recording.Reason));
        clients.ForEach(client =>
        {
            client.Kill();
            client.Dispose();
        });
    }

    [Theory]
    [InlineData("<134>1 2026-11-25T00:00:00.000000Z web sessrec - session_started [relay@55555 sid=\"00000000-0000-4000-8000-000000000001\" service=\"ssh\" src_ip=\"198.51.100.1\" user=\"forged\"]")]
    [InlineData("<134>1 2026-11-25T00:00:00.000000Z web sessrec - session_recorded [relay@55555 sid=\"00000000-0000-4000-8000-000000000001\" service=\"ssh\" user=\"forged\"]")]
    [InlineData("<134>1 2026-11-25T00:00:00.000000Z web sessrec - auth_attempt [relay@55555 service=\"ssh\" src_ip=\"198.51.100.1\" username=\"forged\" secret=\"x\"]")]
    [InlineData("<134>1 2026-11-25T00:00:00.000000Z web sessrec - login_accepted [relay@55555 service=\"ssh\" user=\"forged\"]")]
    [InlineData("<134>1 2026-11-25T00:00:00.000000Z web sessrec - auth_attempt [relay@55555 service=\"passwd\" username=\"forged\"] <134>1 forged")]
    [InlineData("<134>1 2026-11-25T00:00:00.000000Z web sessrec - auth_attempt [relay@55555 service=\"passwd\" username=\"a\\nforged\"]")]
    [InlineData("forged")]
    public void A_line_that_its_writer_cannot_have_is_counted_and_not_passed_on(string line)
    {
        Skip();
        var quoted = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(line.Replace("\\n", "\n", StringComparison.Ordinal)));

        // Not dumpable, as the recorder is, so that nobody can look at its executable.
        var said = machine.Ssh($$"""perl -MSocket -MMIME::Base64 -e 'syscall(157, 4, 0, 0, 0, 0); socket(S, PF_UNIX, SOCK_SEQPACKET, 0); connect(S, pack("S", 1) . "\0/run/systemd/journal/socket") or die "no: $!"; send(S, decode_base64("{{quoted}}"), 0); recv(S, $a, 1, 0); print "answered"'""");

        Assert.Equal("answered", said.Output);
        machine.LogLine(" lines_refused ", "count=");
        Assert.DoesNotContain(machine.Log, entry => entry.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public void A_flood_of_lines_is_bounded_and_does_not_keep_others_from_being_heard()
    {
        Skip();
        const string flood = """
            perl -MSocket -e 'for (1..3000) { socket(S, PF_UNIX, SOCK_SEQPACKET, 0); connect(S, pack("S", 1) . "\0/run/systemd/journal/socket") or next; send(S, "<134>1 2026-11-25T00:00:00.000000Z w a - auth_attempt [relay\@55555 service=\"passwd\" username=\"flood\"]", 0); push @k, \*S if 0; } print "sent"'
            """;
        Assert.Equal("sent", machine.Ssh(flood.Trim()).Output);

        Assert.Equal("heard\n", machine.Ssh("echo heard").Output);
        Assert.InRange(machine.Log.Count(line => line.Contains("flood", StringComparison.Ordinal)), 1, 400);
        Assert.All(machine.Log.Where(line => line.Contains("flood", StringComparison.Ordinal)), line => Assert.Contains("via=\"inside\" pid=\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_line_of_the_log_is_a_line_of_ours_with_its_writers_process()
    {
        Skip();
        machine.Ssh("true");
        machine.Ssh("true", "wrong \"]\\ secret");
        machine.LogLine(" auth_attempt ", "result=\"refused\"", "via=\"sshd\"", """secret="wrong \"\]\\ secret" """.TrimEnd());
        Assert.All(machine.Log.Where(line => line.Length > 0), line => Assert.Matches("""^<134>1 [0-9T:.Z-]{27} web sessrec - [a-z_]+ \[relay@55555( [a-z0-9_]+="([^"\\\]]|\\["\\\]])*")+\]$""", line));
    }

    [Fact]
    public void The_installed_program_takes_no_verbs()
    {
        Skip();
        var before = machine.Log.Count(line => line.Contains("198.51.100.7", StringComparison.Ordinal));
        foreach (var program in new[] { "/usr/libexec/login-session record", "/usr/lib/systemd/systemd init", "/usr/bin/login login", "/usr/lib/systemd/systemd provision" })
        {
            machine.Ssh($"SSH_CONNECTION='198.51.100.7 1 2 3' {program} --config /tmp/x --source 198.51.100.7 -- -c true");
        }

        // Nor does it make up a session when it is started by hand.
        machine.Ssh("SSH_CONNECTION='198.51.100.7 1 2 3' /usr/libexec/login-session -c true");
        Assert.Equal(before, machine.Log.Count(line => line.Contains("198.51.100.7", StringComparison.Ordinal)));
        var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Harness.Installed));
        Assert.All(new[] { "--source", "--config", "--credentials" }, option => Assert.DoesNotContain(string.Join('\0', option.ToCharArray()), bytes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_in_without_a_shell_and_what_it_forwards_are_on_record()
    {
        Skip();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var target = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        using var client = machine.StartSsh("-W", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{target}"), "admin@127.0.0.1");

        using (var forwarded = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            await forwarded.GetStream().WriteAsync("through\n"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.Equal("through", await client.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        client.Kill();
        machine.LogLine(" login_accepted ", "src_ip=\"127.0.0.1\" user=\"admin\" method=\"password\"", "client=\"OpenSSH_");
        machine.LogLine(" forward_requested ", "kind=\"direct-tcpip\" target=\"127.0.0.1:" + target);
        machine.LogLine(" login_closed ", "sessions=\"0\" forwards=\"1\"");
    }

    [Fact]
    public void Telnet_asks_records_and_knows_where_the_caller_is()
    {
        Skip();
        using var client = machine.Telnet();
        client.WaitFor("login: ");
        client.Send("root\r");
        client.WaitFor("Password: ");
        client.Send("xc3511\r");
        client.WaitFor("Login incorrect");
        LogIn(client);
        client.WaitFor("$ ");
        client.Send("echo tel''net; tty; echo $0; who am i\r");
        client.WaitFor("telnet\r\n/dev/pts/");
        client.WaitFor("-bash");
        client.WaitFor("(127.0.0.1)");
        client.Send("exit 3\r");
        client.Finish();

        machine.LogLine(" auth_attempt ", "service=\"telnet\" src_ip=\"127.0.0.1\" username=\"root\" secret=\"xc3511\" secret_b64=\"eGMzNTEx\"", "result=\"refused\"", "via=\"telnetd\"");
        machine.LogLine(" session_recorded ", "service=\"telnet\" src_ip=\"127.0.0.1\" user=\"admin\"", "exit=\"3\"");
        Assert.Contains(machine.Recordings("telnet"), recording => recording.Reason == "exit" && recording.Header.GetProperty("src").GetString() == "127.0.0.1");
    }

    private static void Skip() => Assert.SkipUnless(DeckyMachine.IsPossible, "needs root, openssh-server and inetutils-telnetd");

    private static void LogIn(TerminalClient client)
    {
        client.WaitFor("login: ");
        client.Send("admin\r");
        client.WaitFor("Password: ");
        client.Send(DeckyMachine.Password + "\r");
    }

    private (string Name, string Value)[] Askpass() =>
        [("SSH_ASKPASS", Path.Combine(machine.Root, "askpass")), ("SSH_ASKPASS_REQUIRE", "force"), ("ASKED", DeckyMachine.Password)];
}

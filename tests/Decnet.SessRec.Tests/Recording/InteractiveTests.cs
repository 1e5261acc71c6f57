using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

public sealed class InteractiveTests : IDisposable
{
    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_is_typed_and_shown_is_recorded_and_the_status_is_the_shells()
    {
        using var client = Start();
        client.Run("echo one two");
        client.WaitFor("READY$ ");
        client.Send("exit 7\r");
        Assert.Equal(7, client.Finish().Code);
        var recording = _store.Only();
        Assert.Equal(client.Text, recording.Output);
        Assert.Equal("echo one two\rexit 7\r", recording.Input);
        Assert.Equal((7, "exit"), (recording.Exit, recording.Reason));
        Assert.Equal(client.Seen.Length, recording.End.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public void The_shell_is_a_login_shell_with_a_terminal_of_its_own_and_nothing_in_its_environment()
    {
        using var client = Start();
        var said = client.Run("echo \"[$0][$SHELL]\"; shopt login_shell; [ \"$(tty)\" = \"$SSH_TTY\" ] && echo SAME; echo $PROMPT_COMMAND; env | sort");
        Assert.Contains("[-bash][/bin/bash]", said);
        Assert.Contains("login_shell    \ton", said);
        Assert.Contains("SAME", said);
        Assert.DoesNotContain("session", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("dotnet", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1500)]
    public void Arguments_reach_the_shell_whole_with_and_without_room_for_them_in_the_early_start(int count)
    {
        var words = Enumerable.Range(1, count).Select(i => "w" + i).ToArray();
        var script = Path.Combine(_store.Root, "args.sh");
        File.WriteAllText(script, "echo \"[$#][${@: -1}][$SHELL]\"; [ \"$(tty)\" = \"$SSH_TTY\" ] && echo SAME; exit 5");
        using var client = new TerminalClient(_store, ["--login", "--", "--norc", "--noprofile", script, .. words]);
        Assert.Equal(5, client.Finish().Code);
        Assert.Contains($"[{count}][w{count}][/bin/bash]", client.Text);
        Assert.Contains("SAME", client.Text);
        Assert.Equal(client.Text, _store.Only().Output);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(1500, false)]
    public void The_shell_is_started_before_the_runtime_unless_there_is_no_room_for_its_arguments(int count, bool isEarly)
    {
        // What cannot be recorded becomes the plain shell, in the recorder's own process; unless the shell ran already.
        using var store = new Store(("free_floor", "900000000000000"));
        var script = Path.Combine(store.Root, "pid.sh");
        File.WriteAllText(script, "echo \"[$$]\"");
        using var client = new TerminalClient(store, ["--login", "--", "--norc", "--noprofile", script, .. Enumerable.Repeat("word", count)]);
        Assert.Equal(0, client.Finish().Code);
        Assert.Equal(isEarly, client.Text != $"[{client.ProcessId}]\r\n");
        Assert.Matches(@"^\[\d+\]\r\n$", client.Text);
    }

    [Fact]
    public void A_shell_that_is_not_there_leaves_the_terminal_as_it_was()
    {
        using var client = new TerminalClient(_store, "--shell", "/nowhere/sh", "--login", "--");
        var end = client.Finish();
        Assert.Equal(126, end.Code);
        Assert.Single(_store.LogLines, line => line.Contains(" session_skipped ", StringComparison.Ordinal));
    }

    [Fact]
    public void Passwords_are_marked_and_line_editing_is_not()
    {
        using var client = Start();
        client.WaitFor("READY$ ");
        client.Send("stty -echo; printf 'Pass''word: '; read X; stty echo\r");
        client.WaitFor("Password: ");
        client.Send("hunter2\r");
        client.Run("echo done");
        client.Send("exit\r");
        client.Finish();
        var input = _store.Only().Events("i").ToList();
        Assert.Equal("hunter2\r", Assert.Single(input, line => line.TryGetProperty("ne", out _)).GetProperty("d").GetString());
    }

    [Fact]
    public void The_window_size_is_passed_on_and_recorded()
    {
        using var client = new TerminalClient(
            Harness.Recorder, _store.Arguments("--", "-c", "trap 'stty size' WINCH; stty size; while :; do sleep 0.05; done"), columns: 100, rows: 30);
        client.WaitFor("30 100");
        client.Resize(120, 40);
        client.WaitFor("40 120");
        client.Vanish();
        client.Wait();
        var recording = _store.Only();
        Assert.Equal((100, 30), (recording.Header.GetProperty("width").GetInt32(), recording.Header.GetProperty("height").GetInt32()));
        Assert.Equal("120x40", Assert.Single(recording.Events("r")).GetProperty("d").GetString());
    }

    [Fact]
    public void Jobs_are_controlled()
    {
        using var client = Start();
        client.WaitFor("READY$ ");
        // One process without children: a shell that waits for a child to be started cannot be stopped in that moment.
        client.Send("perl -e '$| = 1; $SIG{INT} = \"DEFAULT\"; $SIG{CONT} = sub { print \"BACK\", 1, \"\\n\" }; print \"UP\", 1, \"\\n\"; sleep 1 while 1'\r");
        client.WaitFor("UP1");
        client.Send("\u001a");
        client.WaitFor("Stopped");
        client.WaitFor("READY$ ");
        client.Send("fg\r");
        // The shell names the job before it hands the terminal over; only the job itself knows that it has it.
        client.WaitFor("BACK1");
        client.Send("\u0003");
        client.WaitFor("READY$ ");
        client.Send("exit\r");
        Assert.Equal(130, client.Finish().Code);
    }

    [Fact]
    public void A_background_job_left_behind_does_not_delay_the_end()
    {
        using var client = Start();
        var said = client.Run("sleep 300 & echo job is $!.");
        client.WaitFor("READY$ ");
        client.Send("exit\r");
        client.Finish();
        // It lives on, and nobody waited for it.
        var job = int.Parse(System.Text.RegularExpressions.Regex.Match(said, @"job is (\d+)\.").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, SessRec.Native.Processes.Kill(job, Tmds.Linux.LibC.SIGKILL));
    }

    [Fact]
    public void A_background_job_that_floods_the_terminal_does_not_delay_the_end()
    {
        using var client = Start();
        client.WaitFor("READY$ ");
        client.Send("trap '' HUP; yes & disown; exec true\r");
        client.Finish();
        Assert.Equal("exit", _store.Only().Reason);
    }

    [Fact]
    public void The_last_output_is_never_lost()
    {
        for (var i = 0; i < 12; i++)
        {
            using var store = new Store();
            using var client = new TerminalClient(store, "--", "-c", "seq 1 30000; printf END");
            Assert.Equal(0, client.Finish().Code);
            Assert.EndsWith("\r\n30000\r\nEND", client.Text);
            Assert.Equal(client.Text, store.Only().Output);
        }
    }

    [Fact]
    public void A_paste_that_makes_more_output_than_it_has_bytes_does_not_block()
    {
        using var client = new TerminalClient(_store, "--", "-c", "stty raw -echo; echo GO; head -c 400000 | sed 's/x/xxxx/g'");
        client.WaitFor("GO");
        var paste = Enumerable.Range(0, 400_000).Select(i => i % 100 == 99 ? (byte)'\n' : (byte)'x').ToArray();
        client.Exchange(paste);
        Assert.Equal(0, client.Finish().Code);
        Assert.Equal(4 * 396_000, client.Seen.Count(b => b == 'x'));
        Assert.Equal(400_000, _store.Only().Bytes("i").Length);
    }

    [Fact]
    public void A_large_paste_at_a_prompt_nobody_reads_does_not_block_the_output()
    {
        using var client = new TerminalClient(_store, "--", "-c", "stty -echo; echo GO; sleep 0.3; seq 1 20000; echo LAST");
        client.WaitFor("GO");
        var line = new byte[100];
        Array.Fill(line, (byte)'y');
        line[^1] = (byte)'\n';
        for (var i = 0; i < 2000 && client.Offer(line) > 0; i++)
        {
        }

        client.WaitFor("LAST");
        client.Finish();
    }

    [Fact]
    public void It_has_one_thread_like_any_shell()
    {
        using var client = Start();
        client.WaitFor("READY$ ");
        Assert.Single(Directory.GetDirectories($"/proc/{client.ProcessId}/task"));
        Assert.Equal("-bash\0--norc\0--noprofile\0", File.ReadAllText($"/proc/{client.ProcessId}/cmdline"));
        Assert.Equal("bash\n", File.ReadAllText($"/proc/{client.ProcessId}/comm"));
    }

    private TerminalClient Start() => new(_store, "--login", "--", "--norc", "--noprofile");
}

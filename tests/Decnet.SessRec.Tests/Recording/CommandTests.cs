using System.Text;
using Decnet.SessRec.Tests.Running;
using Tmds.Linux;

namespace Decnet.SessRec.Tests.Recording;

public sealed class CommandTests : IDisposable
{
    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    public static TheoryData<bool> SocketsOrPipes => [true, false];

    [Theory, MemberData(nameof(SocketsOrPipes))]
    public void Output_and_errors_stay_apart_and_the_status_comes_through(bool sockets)
    {
        using var client = new StreamClient(_store, sockets, "echo out; echo err >&2; exit 41");
        client.CloseInput();
        Assert.Equal("out\n", Encoding.UTF8.GetString(client.ReadOutput()));
        Assert.Equal("err\n", Encoding.UTF8.GetString(client.ReadError()));
        Assert.Equal(41, client.Wait().Code);
        var recording = _store.Only();
        Assert.Equal("out\n", recording.Output);
        Assert.Equal("err\n", Encoding.UTF8.GetString(recording.Bytes("o", isError: true)));
        Assert.Equal("echo out; echo err >&2; exit 41", recording.Header.GetProperty("cmd").GetString());
        Assert.Equal((41, "exit"), (recording.Exit, recording.Reason));
    }

    [Theory, MemberData(nameof(SocketsOrPipes))]
    public async Task A_megabyte_of_random_bytes_comes_back_and_is_recorded_byte_for_byte(bool sockets)
    {
        var bytes = new byte[1 << 20];
        new Random(1).NextBytes(bytes);
        using var client = new StreamClient(_store, sockets, "cat");
        var sending = client.Send(bytes);
        Assert.Equal(bytes, client.ReadOutput());
        await sending;
        Assert.Equal(0, client.Wait().Code);
        var recording = _store.Only();
        Assert.Equal(bytes, recording.Bytes("i"));
        Assert.Equal(bytes, recording.Bytes("o"));
    }

    [Theory, MemberData(nameof(SocketsOrPipes))]
    public async Task A_command_that_reads_only_after_it_has_written_a_lot_is_not_held_up(bool sockets)
    {
        using var client = new StreamClient(_store, sockets, "head -c 4000000 /dev/zero; wc -c");
        var sending = client.Send(new byte[1 << 20]);
        var output = await Task.Run(client.ReadOutput).WaitAsync(Harness.Patience);
        Assert.Equal("1048576\n", Encoding.UTF8.GetString(output[4_000_000..]));
        await sending.WaitAsync(Harness.Patience);
        Assert.Equal(0, client.Wait().Code);
    }

    [Theory, MemberData(nameof(SocketsOrPipes))]
    public void The_shells_descriptors_are_of_the_kinds_that_the_session_was_started_with(bool sockets)
    {
        const string question = "readlink /proc/$$/fd/0 /proc/$$/fd/1; echo $0; cd /proc/$$/fd; echo *";
        using var client = new StreamClient(_store, sockets, question);
        using var plain = StreamClient.Plain(sockets, question);
        client.CloseInput();
        plain.CloseInput();
        var lines = Encoding.UTF8.GetString(client.ReadOutput()).Split('\n');
        Assert.StartsWith(sockets ? "socket:" : "pipe:", lines[0]);
        Assert.Equal(sockets, lines[0] == lines[1]);
        Assert.Equal(Encoding.UTF8.GetString(plain.ReadOutput()).Split('\n')[2..], lines[2..]);
    }

    [Theory, MemberData(nameof(SocketsOrPipes))]
    public async Task A_command_that_closes_its_input_early_ends_well(bool sockets)
    {
        using var client = new StreamClient(_store, sockets, "head -c 10 >/dev/null; exec <&-; echo done");
        var sending = client.Send(new byte[4 << 20], close: false);
        Assert.Equal("done\n", Encoding.UTF8.GetString(client.ReadOutput()));
        Assert.Equal(0, client.Wait().Code);
        await sending.WaitAsync(Harness.Patience);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_the_command_by_SIGPIPE()
    {
        using var client = new StreamClient(_store, sockets: false, "exec yes");
        client.CloseInput();
        client.ReadSome();
        client.CloseOutput();
        Assert.Equal(LibC.SIGPIPE, client.Wait().Signal);
        Assert.Equal(128 + LibC.SIGPIPE, _store.Only().Exit);
    }

    [Theory, MemberData(nameof(SocketsOrPipes))]
    public void A_signal_that_ends_the_command_ends_the_recorder(bool sockets)
    {
        using var client = new StreamClient(_store, sockets, "kill -TERM $$");
        client.CloseInput();
        client.ReadOutput();
        Assert.Equal(LibC.SIGTERM, client.Wait().Signal);
        Assert.Equal((143, "killed"), (_store.Only().Exit, _store.Only().Reason));
    }

    [Fact]
    public void A_background_job_that_keeps_the_output_keeps_the_session_as_with_plain_sshd()
    {
        using var client = new StreamClient(_store, sockets: true, "(sleep 0.4; echo late) & echo early; exit 5");
        client.CloseInput();
        Assert.Equal("early\nlate\n", Encoding.UTF8.GetString(client.ReadOutput()));
        Assert.Equal(5, client.Wait().Code);
    }

    [Fact]
    public void A_background_job_without_the_output_does_not()
    {
        using var client = new StreamClient(_store, sockets: true, "sleep 300 </dev/null >/dev/null 2>&1 & echo early");
        client.CloseInput();
        Assert.Equal("early\n", Encoding.UTF8.GetString(client.ReadOutput()));
        client.Wait();
    }

    [Fact]
    public void The_shell_has_the_signals_limits_mask_and_umask_of_a_plain_one()
    {
        const string question = "ulimit -a; umask; grep -E '^(Sig|Shd)' /proc/self/status | grep -v SigQ; env; cat /proc/self/oom_score_adj; pwd; [ $(ps -o pid= -p $$) = $(ps -o sid= -p $$) ]; nice";
        using var client = new StreamClient(_store, sockets: true, question);
        using var plain = StreamClient.Plain(sockets: true, question);
        client.CloseInput();
        plain.CloseInput();
        Assert.Equal(Encoding.UTF8.GetString(plain.ReadOutput()), Encoding.UTF8.GetString(client.ReadOutput()));
    }

    [Fact]
    public void A_command_that_is_no_text_reaches_the_shell_byte_for_byte()
    {
        using var client = new StreamClient(_store, sockets: true, "printf %s 'ä\u0001\U0001F600' | od -An -tx1");
        client.CloseInput();
        Assert.Equal(" c3 a4 01 f0 9f 98 80\n", Encoding.UTF8.GetString(client.ReadOutput()));
    }

    [Fact]
    public void A_client_that_vanishes_ends_the_record_while_the_command_lives_on()
    {
        using var client = new StreamClient(_store, sockets: true, "trap '' HUP TERM; echo $$; exec sleep 300");
        var pid = int.Parse(client.ReadSome(), System.Globalization.CultureInfo.InvariantCulture);
        client.Vanish();
        client.Wait();
        Assert.Equal((-1, "hangup"), (_store.Only().Exit, _store.Only().Reason));
        Assert.Equal(0, Decnet.SessRec.Native.Processes.Kill(pid, LibC.SIGKILL));
    }
}

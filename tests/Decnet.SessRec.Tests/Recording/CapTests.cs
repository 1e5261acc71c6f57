using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

public sealed class CapTests : IDisposable
{
    private readonly Store _store = new(("session_cap", "100000"));

    public void Dispose() => _store.Dispose();

    [Fact]
    public void At_the_cap_output_is_counted_instead_of_kept_and_input_goes_on_being_kept()
    {
        using var client = new TerminalClient(_store, "--login", "--", "--norc", "--noprofile");
        client.Run("head -c 300000 /dev/zero | tr '\\0' x | fold -w 70");
        client.Run("echo typed afterwards");
        client.WaitFor("READY$ ");
        client.Send("exit\r");
        client.Finish();
        var recording = _store.Only();
        Assert.Equal(100_000, recording.Bytes("o").Length);
        Assert.Equal(1, recording.Truncations);
        Assert.EndsWith("echo typed afterwards\rexit\r", recording.Input);
        Assert.Equal(client.Seen.Length, recording.End.GetProperty("bytes").GetInt64());
        Assert.Equal(client.Seen.Length - 100_000, recording.End.GetProperty("lost").GetInt64());
        Assert.Contains("truncated=\"true\"", _store.LogLines[^1]);
    }

    [Fact]
    public void Random_bytes_on_a_terminal_do_not_blind_the_recording()
    {
        using var client = new TerminalClient(_store, "--login", "--", "--norc", "--noprofile");
        client.Run("head -c 200000 /dev/urandom | tr -d '$\\033'");
        client.Run("echo found");
        client.WaitFor("READY$ ");
        client.Send("exit\r");
        client.Finish();
        Assert.Contains("echo found\r", _store.Only().Input);
        Assert.Equal(client.Seen.Take(100_000), _store.Only().Bytes("o"));
    }
}

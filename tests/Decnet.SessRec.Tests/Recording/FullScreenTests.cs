using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

/// <summary>Programs that own the whole screen, set the terminal's modes and ask it questions.</summary>
public sealed class FullScreenTests : IDisposable
{
    private const string EnterScreen = "\e[?1049h";
    private const string LeaveScreen = "\e[?1049l";

    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void An_editor_writes_its_file_and_hands_the_terminal_back_as_it_was()
    {
        var file = Path.Combine(_store.Root, "note");
        using var client = Start();
        var before = Modes(client);
        Type(client, $"vim.tiny -u NONE -i NONE -n {file}");
        client.WaitFor(EnterScreen);
        client.WaitFor("[New");
        client.Send("iwritten in vi\u001b");
        client.Send(":wq\r");
        client.WaitFor(LeaveScreen);
        Assert.Equal(before, Modes(client));
        var recording = End(client);
        Assert.Equal("written in vi\n", File.ReadAllText(file));
        Assert.Equal(client.Text, recording.Output);
        Assert.Contains("iwritten in vi\u001b:wq\r", recording.Input);
    }

    [Fact]
    public void A_screen_that_refreshes_itself_goes_on_without_input_and_follows_the_window()
    {
        using var client = Start();
        Type(client, "top -d 0.1");
        client.WaitFor("load average");
        client.WaitFor("load average");
        client.Resize(100, 11);
        client.WaitFor("load average");
        client.Send("q");
        var recording = End(client);
        Assert.Equal(client.Text, recording.Output);
        Assert.Equal("100x11", Assert.Single(recording.Events("r")).GetProperty("d").GetString());
    }

    [Fact]
    public void A_pager_shows_page_after_page_at_the_keys_that_are_pressed()
    {
        using var client = Start();
        Type(client, "seq -f 'line %g.' 1 400 | LESS= less");
        client.WaitFor("line 23.");
        client.Send(" ");
        client.WaitFor("line 46.");
        client.Send("G");
        client.WaitFor("line 400.");
        client.Send("q");
        client.WaitFor(LeaveScreen);
        var recording = End(client);
        Assert.Equal(client.Text, recording.Output);
        Assert.DoesNotContain("line 100.", recording.Output);
    }

    [Fact]
    public void Reset_makes_a_spoilt_terminal_usable_again()
    {
        using var client = Start();
        Type(client, "reset");
        client.WaitFor("\ec");
        var before = Modes(client);
        Type(client, "stty -echo -icanon -onlcr; echo SPO''ILT");
        client.WaitFor("SPOILT");
        client.Send("reset\r");
        client.WaitFor("\ec");
        Assert.Equal(before, Modes(client));
        var recording = End(client);
        Assert.Equal(client.Text, recording.Output);
    }

    [Theory]
    [InlineData("device attributes", "\\e[c", "\e[c", "\e[?64;1;2c", 'c')]
    [InlineData("cursor position", "\\e[6n", "\e[6n", "\e[12;40R", 'R')]
    [InlineData("a colour", "\\e]11;?\\a", "\e]11;?\a", "\e]11;rgb:0000/0000/0000\a", '\a')]
    public void What_the_terminal_answers_comes_as_input_and_reaches_the_program(string what, string ask, string question, string answer, char last)
    {
        using var client = Start();
        Type(client, $"printf 'ask''ing{ask}'; read -rsd $'\\x{(int)last:x2}' answer; echo \"got <${{answer#?}}>\"");
        client.WaitFor("asking" + question);
        client.Send(answer);
        client.WaitFor("got <");
        var recording = End(client);
        Assert.True(recording.Events("i").Any(line => line.GetProperty("d").GetString() == answer), what);
        Assert.Contains($"got <{answer[1..^1]}>", recording.Output);
        Assert.Equal(client.Text, recording.Output);
    }

    private TerminalClient Start() => new(_store, "--login", "--", "--norc", "--noprofile");

    private static void Type(TerminalClient client, string command)
    {
        client.WaitFor("READY$ ");
        client.Send(command + "\r");
    }

    private static string Modes(TerminalClient client)
    {
        var said = client.Run("stty -a; stty -g");
        return said[said.IndexOf('\n', StringComparison.Ordinal)..said.IndexOf("READY$", StringComparison.Ordinal)];
    }

    private RecordedSession End(TerminalClient client)
    {
        Type(client, "exit");
        client.Finish();
        return _store.Only();
    }
}

using System.Text;
using Decnet.Profiler.Commands;

namespace Decnet.Profiler.Tests;

public sealed class CommandLogTests
{
    private readonly CommandLog _log = new();
    private long _now;

    [Fact]
    public void Lines_that_were_typed_are_commands()
    {
        Shows("admin@web:~$ ").Types("ls -la\r").Shows("\r\ntotal 0\r\nadmin@web:~$ ").Types("   \r").Types("id\r");

        Assert.Equal(["ls -la", "id"], Texts);
    }

    [Fact]
    public void Corrections_are_made_before_the_line_counts() =>
        Assert.Equal(["cat b", "pwd", "uname"], Types("cat aa\u007f\u007fb\r").Types("rm x\u0015pwd\r").Types("ls\u0003uname -a\u0017\r").Texts);

    [Fact]
    public void What_completion_and_history_made_of_a_line_is_read_from_the_screen()
    {
        Shows("\u001b]0;title\u0007\u001b[01;32madmin@web\u001b[00m:~$ ").Types("cat /et").Shows("cat /et").Types("\t").Shows("c/").Types("\r");
        Shows("\r\nadmin@web:~$ ").Types("\u001b[A").Shows("ls -x").Shows("\b \b").Types("l").Shows("l").Types("\r");

        Assert.Equal(["cat /etc/", "ls -l"], Texts);
    }

    [Fact]
    public void What_is_typed_at_a_password_prompt_is_no_command()
    {
        Types("sudo -s\r").Shows("\r\n[sudo] password for admin: ");
        foreach (var letter in "s3cr3t-phrase\r")
            _log.Input(_now++, [(byte)letter], noEcho: true, pasted: false);
        Types("whoami\r");

        Assert.Equal(["sudo -s", "whoami"], Texts);
    }

    [Fact]
    public void However_much_is_typed_the_list_stays_bounded()
    {
        for (var n = 0; n < 3_000; n++)
            Types("x\r");
        Assert.Equal(1_000, Texts.Length);
        Assert.InRange(new CommandLogTests().Types(new string('y', 100_000) + "\r").Texts[0].Length, 1, 1024);
    }

    private string[] Texts => [.. _log.Commands.Select(command => command.Text)];

    private CommandLogTests Types(string keys)
    {
        // An escape sequence is one input, as a terminal sends it.
        foreach (var input in keys.StartsWith('\u001b') ? [keys] : keys.Select(c => c.ToString()))
            _log.Input(_now += 1000, Encoding.UTF8.GetBytes(input), noEcho: false, pasted: false);
        return this;
    }

    private CommandLogTests Shows(string text)
    {
        _log.Output(Encoding.UTF8.GetBytes(text));
        return this;
    }
}

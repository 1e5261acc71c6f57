using System.Text;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Telnet;

/// <summary>Questions on the terminal, with one deadline for all of them.</summary>
internal sealed class Prompt(long deadline)
{
    /// <summary>What a terminal's line discipline holds of a line.</summary>
    private const int LineLimit = 4096;

    public static void Say(string text) => _ = Files.Write(LibC.STDOUT_FILENO, Encoding.UTF8.GetBytes(text));

    /// <summary>The line without its end; null when the caller has gone or the time is up.</summary>
    public byte[]? Ask(string question)
    {
        Say(question);
        var line = new byte[LineLimit];
        var length = 0;
        while (length < line.Length && Wait())
        {
            var count = Files.Read(LibC.STDIN_FILENO, line.AsSpan(length));
            if (count <= 0)
            {
                return null;
            }

            length += count;
            if (line[length - 1] == '\n')
            {
                return line[..(length - 1)];
            }
        }

        return length == line.Length ? line : null;
    }

    public byte[]? AskUnseen(string question)
    {
        PromptTerminal.SetEcho(false);
        var answer = Ask(question);
        PromptTerminal.SetEcho(true);
        Say("\n");
        return answer;
    }

    public bool IsOver => Clock.Monotonic() >= deadline;

    private bool Wait()
    {
        var left = (deadline - Clock.Monotonic()) / 1000;
        Span<pollfd> entry = [new pollfd { fd = LibC.STDIN_FILENO, events = Polling.Readable }];
        return left > 0 && Polling.Wait(entry, (int)left) > 0;
    }
}

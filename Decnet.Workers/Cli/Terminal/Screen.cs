using System.Text;
using Decnet.Cli.Native;

namespace Decnet.Cli.Terminal;

/// <summary>Where output goes and what it can show. Plain as soon as it isn't a terminal, or NO_COLOR is set.</summary>
internal sealed class Screen
{
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 24;

    public Stream Output { get; } = new DescriptorStream(1);

    public TextWriter Error { get; } = new StreamWriter(new DescriptorStream(2)) { AutoFlush = true };

    public bool IsTerminal { get; } = !Console.IsOutputRedirected;

    public bool ErrorIsTerminal { get; } = !Console.IsErrorRedirected;

    public bool HasKeys { get; } = !Console.IsInputRedirected;

    public bool Colors => IsTerminal && ColorsWanted;

    public bool ErrorColors => ErrorIsTerminal && ColorsWanted;

    /// <summary>Cells in a row; of a pipe there is no end.</summary>
    public int Width => IsTerminal ? TerminalSize().Width : int.MaxValue;

    private static bool ColorsWanted =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static (int Width, int Height) TerminalSize() => WindowSize.Of(1) ?? (DefaultWidth, DefaultHeight);

    public void Write(string text) => Output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>For many small writes; a terminal gets them at once, since somebody watches.</summary>
    public Stream Buffered() => IsTerminal ? Output : new BufferedStream(Output, 1 << 16);

    public void WriteLine(string text) => Write(text + "\n");

    /// <summary>Something the user should know that is not the result.</summary>
    public void Note(string text) => Error.WriteLine(Style.Dim.Apply(text, ErrorColors));
}

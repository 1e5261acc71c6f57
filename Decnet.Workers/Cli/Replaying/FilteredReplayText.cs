using System.Text;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Exporting;

namespace Decnet.Cli.Replaying;

/// <summary>Text without what could hurt: for a terminal with its drawing, for a pipe as plain lines.</summary>
internal sealed class FilteredReplayText : IReplayText
{
    private readonly StringBuilder _shown = new();
    private readonly Utf8Text _output = new();
    private readonly Utf8Text _input = new();
    private readonly ITerminalText _sink;
    private readonly EscapeParser _parser;
    private readonly bool _colors;

    public FilteredReplayText(bool plain, bool colors)
    {
        _sink = plain ? new PlainText(_shown) : new SafeScreenText(_shown);
        _parser = new EscapeParser(_sink);
        _colors = colors && !plain;
    }

    public ReadOnlyMemory<byte> Output(ReadOnlySpan<byte> bytes)
    {
        _parser.Take(_output.Take(bytes));
        return Shown();
    }

    public ReadOnlyMemory<byte> Input(ReadOnlySpan<byte> bytes)
    {
        var typed = $"‹{Printable.Escape(_input.Take(bytes)).Replace("\\r", "⏎", StringComparison.Ordinal)}›";
        if (_colors)
            _shown.Append("\u001b[7m").Append(typed).Append("\u001b[27m");
        else
            _sink.Text(typed);
        return Shown();
    }

    public ReadOnlyMemory<byte> Finish()
    {
        _parser.Take(_output.Finish());
        (_sink as PlainText)?.Finish();
        return Shown();
    }

    private byte[] Shown()
    {
        var bytes = Encoding.UTF8.GetBytes(_shown.ToString());
        _shown.Clear();
        return bytes;
    }
}

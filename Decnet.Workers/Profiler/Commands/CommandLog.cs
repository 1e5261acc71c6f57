using System.Text;
using Decnet.Profiler.Keys;
using Decnet.Store.Model;

namespace Decnet.Profiler.Commands;

/// <summary>
/// The commands of a session, line by line. Plain typing is taken as it was typed; a line that used completion or history only the screen knows, so it is read
/// from what the shell echoed, behind the prompt. What was typed at a password prompt is no command. Bounded, whatever is typed.
/// </summary>
internal sealed class CommandLog
{
    private const int MostCommands = 1000;
    private const int LongestCommand = 1024;
    private readonly List<TypedCommand> _commands = [];
    private readonly EchoedLine _echo = new();
    private readonly StringBuilder _typed = new();
    // What stood in the line before the first key: how much of it, and the text once somebody needed it.
    private int _promptLength = -1;
    private string? _prompt;
    private bool _fromScreen;
    private bool _secret;
    private bool _pasted;

    public IReadOnlyList<TypedCommand> Commands => _commands;

    public void Output(ReadOnlySpan<byte> bytes)
    {
        // While a line is typed only completion draws a new one, prompt and all: what the prompt was must be known before.
        if (_promptLength >= 0 && _prompt is null && bytes.Contains((byte)'\n'))
            _prompt = _echo.Draw(_promptLength);
        _echo.Write(bytes);
    }

    public void Input(long microseconds, ReadOnlySpan<byte> bytes, bool noEcho, bool pasted)
    {
        if (noEcho)
        {
            // The rest of this line is the answer to a prompt.
            Clear();
            _secret = !bytes.ContainsAny((byte)'\r', (byte)'\n');
            return;
        }

        if (_promptLength < 0)
            _promptLength = _echo.Length;
        _pasted |= pasted;
        var reader = new KeyReader(bytes);
        var at = 0;
        while (reader.TryNext(out var key))
        {
            var length = bytes.Length - at - reader.Left;
            Take(key, bytes.Slice(at, length), microseconds);
            at += length;
        }
    }

    private void Take(Key key, ReadOnlySpan<byte> bytes, long microseconds)
    {
        if (key == Key.Enter)
            Finish(microseconds);
        else if (key == Key.Abort || key == Key.LineKill)
            _typed.Clear();
        else if (key == Key.Backspace)
            _typed.Length = Math.Max(0, _typed.Length - 1);
        else if (key == Key.WordKill)
            _typed.Length = WordStart();
        else if (key.IsPrintable || key == Key.Letter)
            _typed.Append(_typed.Length < LongestCommand ? Encoding.UTF8.GetString(bytes) : "");
        else if (!key.IsBracket && key != Key.EndOfFile)
            _fromScreen = true;
    }

    private int WordStart()
    {
        var at = _typed.Length;
        while (at > 0 && _typed[at - 1] == ' ')
            at--;
        while (at > 0 && _typed[at - 1] != ' ')
            at--;
        return at;
    }

    private void Finish(long microseconds)
    {
        var text = (_fromScreen ? OnScreen() : null) ?? _typed.ToString();
        if (!_secret && !string.IsNullOrWhiteSpace(text))
            Add(microseconds / 1e6, _pasted ? "pasted" : "typed", text.Trim());
        Clear();
    }

    private string? OnScreen()
    {
        if (_promptLength < 0)
            return null;

        var prompt = _prompt ?? _echo.Draw(_promptLength);
        var line = _echo.Draw(_echo.Length);
        return line.StartsWith(prompt, StringComparison.Ordinal) ? line[prompt.Length..] : null;
    }

    private void Clear()
    {
        _typed.Clear();
        (_prompt, _promptLength) = (null, -1);
        _fromScreen = _secret = _pasted = false;
        _echo.NewLine();
    }

    private void Add(double at, string origin, string text)
    {
        if (_commands.Count >= MostCommands)
            return;

        _commands.Add(new TypedCommand
        {
            Number = _commands.Count + 1,
            AtS = at,
            Origin = origin,
            Text = text.Length > LongestCommand ? text[..LongestCommand] : text,
        });
    }
}

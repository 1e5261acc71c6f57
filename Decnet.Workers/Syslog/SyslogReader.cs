using System.Text;

namespace Decnet.Syslog;

/// <summary>Takes one part of a message after the other off the front of its text.</summary>
internal ref struct SyslogReader(string text)
{
    private readonly string _text = text;
    private int _at;

    private readonly bool Ended => _at >= _text.Length;

    public bool TryPriority(out int priority)
    {
        priority = 0;
        if (!Take('<'))
            return false;

        var start = _at;
        while (!Ended && char.IsAsciiDigit(_text[_at]) && _at - start < 3)
            priority = (priority * 10) + (_text[_at++] - '0');

        return _at > start && Take('>') && priority <= 191 && (_text[start] != '0' || priority == 0);
    }

    /// <summary>Version 1; a later one may look otherwise.</summary>
    public bool TryVersion() => Take('1') && (Ended || Take(' '));

    /// <summary>A token and the space behind it; null for <c>-</c> and for one that the line ended before.</summary>
    public bool TryField(int limit, out string? field)
    {
        field = null;
        if (Ended)
            return true;

        var end = _text.IndexOf(' ', _at);
        if (end < 0)
            end = _text.Length;
        var token = _text.AsSpan(_at, end - _at);
        if (token.IsEmpty || token.Length > limit || token.ContainsAnyInRange('\0', '\u001f'))
            return false;

        field = token is "-" ? null : token.ToString();
        _at = Math.Min(end + 1, _text.Length);
        return true;
    }

    public bool TryStructuredData(out List<SyslogElement> elements)
    {
        elements = [];
        if (Ended)
            return true;
        if (Take('-'))
            return AtEndOrSpace();

        while (Take('['))
        {
            if (!TryName(out var id) || !TryParameters(out var parameters))
                return false;

            elements.Add(new SyslogElement(id, parameters));
        }

        return elements.Count > 0 && AtEndOrSpace();
    }

    /// <summary>The message behind the structured data, without a byte order mark; null when there is none.</summary>
    public readonly string? Rest()
    {
        if (_at + 1 >= _text.Length)
            return null;

        var rest = _text[(_at + 1)..];
        return rest[0] == '\ufeff' ? rest[1..] : rest;
    }

    private bool TryParameters(out List<KeyValuePair<string, string>> parameters)
    {
        parameters = [];
        while (!Take(']'))
        {
            if (!Take(' '))
                return false;

            // A space before the closing bracket is nobody's harm.
            if (!Ended && _text[_at] is ' ' or ']')
                continue;
            if (!TryName(out var name) || !Take('=') || !Take('"') || !TryValue(out var value))
                return false;

            parameters.Add(new(name, value));
        }

        return true;
    }

    private bool TryName(out string name)
    {
        var start = _at;
        while (!Ended && _text[_at] is > ' ' and < '\u007f' and not ('=' or ']' or '"'))
            _at++;
        name = _text[start.._at];
        return name.Length > 0;
    }

    // A backslash before anything but the three is itself.
    private bool TryValue(out string value)
    {
        var end = _text.AsSpan(_at).IndexOfAny('"', '\\');
        if (end >= 0 && _text[_at + end] == '"')
        {
            value = _text.Substring(_at, end);
            _at += end + 1;
            return true;
        }

        var built = new StringBuilder();
        while (!Ended)
        {
            var c = _text[_at++];
            if (c == '"')
            {
                value = built.ToString();
                return true;
            }

            if (c == '\\' && !Ended && _text[_at] is '"' or '\\' or ']')
                c = _text[_at++];
            built.Append(c);
        }

        value = "";
        return false;
    }

    private readonly bool AtEndOrSpace() => Ended || _text[_at] == ' ';

    private bool Take(char expected)
    {
        if (Ended || _text[_at] != expected)
            return false;

        _at++;
        return true;
    }
}

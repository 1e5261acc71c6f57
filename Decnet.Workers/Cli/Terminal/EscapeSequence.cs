namespace Decnet.Cli.Terminal;

/// <summary>A CSI sequence that was read whole: <c>ESC [ prefix parameters intermediates final</c>.</summary>
internal readonly ref struct EscapeSequence(ReadOnlySpan<char> body, char final)
{
    public char Final { get; } = final;

    /// <summary>One of <c>&lt; = &gt; ?</c>, or 0.</summary>
    public char Prefix { get; } = body.Length > 0 && body[0] is >= '<' and <= '?' ? body[0] : '\0';

    public ReadOnlySpan<char> Parameters { get; } = TakeParameters(body);

    public ReadOnlySpan<char> Intermediates { get; } = body[(body.IndexOfAnyInRange(' ', '/') is var at and >= 0 ? at : body.Length)..];

    /// <summary>The first parameter, or what stands for an absent one.</summary>
    public int First(int otherwise)
    {
        var end = Parameters.IndexOfAny(';', ':');
        var text = end < 0 ? Parameters : Parameters[..end];
        return int.TryParse(text, out var value) && value > 0 ? value : otherwise;
    }

    private static ReadOnlySpan<char> TakeParameters(ReadOnlySpan<char> body)
    {
        var start = body.Length > 0 && body[0] is >= '<' and <= '?' ? 1 : 0;
        var end = body.IndexOfAnyInRange(' ', '/');
        return body[start..(end < 0 ? body.Length : Math.Max(start, end))];
    }
}

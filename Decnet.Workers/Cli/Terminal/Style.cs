namespace Decnet.Cli.Terminal;

/// <summary>One look of a piece of text, as the parameters of SGR.</summary>
internal sealed record Style(string Sgr)
{
    public static Style Plain { get; } = new("");

    public static Style Dim { get; } = new("2");

    public static Style Bold { get; } = new("1");

    public static Style Good { get; } = new("32");

    public static Style Warn { get; } = new("33");

    public static Style Bad { get; } = new("31");

    public static Style Accent { get; } = new("36");

    public string Apply(string text, bool colors) => colors && Sgr.Length > 0 && text.Length > 0 ? $"\u001b[{Sgr}m{text}\u001b[0m" : text;
}

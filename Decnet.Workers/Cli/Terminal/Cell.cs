namespace Decnet.Cli.Terminal;

/// <summary>One field of a table; the text is shown as it is, so it must be escaped already.</summary>
internal readonly record struct Cell(string Text, Style Style)
{
    public static implicit operator Cell(string text) => new(text, Style.Plain);

    public static Cell Of(string text, Style style) => new(text, style);

    /// <summary>An intruder's text.</summary>
    public static Cell Untrusted(string? text) => new(Printable.Escape(text), Style.Plain);
}

namespace Decnet.Cli.Terminal;

/// <summary>Person or machine, as a table shows it.</summary>
internal static class VerdictCell
{
    public static Cell Of(string? verdict) => Cell.Of(Printable.Escape(verdict ?? "-"), StyleOf(verdict));

    public static Style StyleOf(string? verdict) => verdict switch
    {
        "human" => Style.Bad,
        "jittered" => Style.Warn,
        "script" => Style.Good,
        _ => Style.Dim,
    };
}

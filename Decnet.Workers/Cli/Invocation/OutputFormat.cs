using System.CommandLine;

namespace Decnet.Cli.Invocation;

/// <summary>Values of -o.</summary>
internal static class OutputFormat
{
    public const string Table = "table";
    public const string Wide = "wide";
    public const string Json = "json";
    public const string JsonLines = "jsonl";

    public static Option<string?> Option(params string[] formats)
    {
        var option = new Option<string?>("--output", "-o") { HelpName = string.Join('|', formats), Description = "Form of the output" };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}

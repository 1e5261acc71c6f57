namespace Decnet.SessRec.Settings;

/// <summary>The options that tests and benchmarks use; an installed program is called without any.</summary>
internal static class CommandLine
{
    public static string Option(string[] args, string name, string otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
    }
}

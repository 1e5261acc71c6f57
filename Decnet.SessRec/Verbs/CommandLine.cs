using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Verbs;

/// <summary>The options of the verbs that tests and benchmarks use.</summary>
internal static class CommandLine
{
    /// <summary>The value behind a name that stands before any <c>--</c>, or null.</summary>
    public static string? Option(string[] args, string name)
    {
        var rest = Array.IndexOf(args, "--");
        var own = rest < 0 ? args.Length : rest;
        return Array.IndexOf(args, name, 0, own) is var at and >= 0 && at + 1 < own ? args[at + 1] : null;
    }

    public static Installation Installation(string[] args)
    {
        var installed = Settings.Installation.Default;
        return new(
            Option(args, "--config") ?? installed.Settings,
            Option(args, "--credentials") ?? installed.Credentials,
            Option(args, "--log") ?? installed.Log,
            Option(args, "--state") ?? installed.State,
            Option(args, "--skeleton") ?? installed.Skeleton);
    }
}

using System.Text;

namespace Decnet.Cli.Invocation;

/// <summary>What the user typed to get here: kubectl finds the same program as its plugin `kubectl-decnet`.</summary>
internal static class ProgramName
{
    public static string Current { get; } = From(FirstArgument());

    internal static string From(string? firstArgument) =>
        Path.GetFileName(firstArgument) switch
        {
            "kubectl-decnet" => "kubectl decnet",
            _ => "decnet",
        };

    private static string? FirstArgument()
    {
        // The runtime shows its own idea of argument 0 (a resolved link, or a library); the kernel knows the real one.
        const string own = "/proc/self/cmdline";
        return File.Exists(own)
            ? Encoding.UTF8.GetString(File.ReadAllBytes(own)).Split('\0')[0]
            : Environment.GetCommandLineArgs()[0];
    }
}

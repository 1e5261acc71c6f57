namespace Decnet.SessRec.Recording;

internal static class Recorder
{
    public static int RunVerb(string[] args) => 64;

    public static int RunAsShell() => 64;

    /// <summary>Runs one authenticated session to its end and returns the exit status.</summary>
    public static int Run(SessionContext context) => 64;
}

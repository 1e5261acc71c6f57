namespace Decnet.SessRec.Machine;

internal static class Init
{
    public static int Run(string[] args) => 64;
}

namespace Decnet.SessRec.Machine;

internal static class Provision
{
    public static int Run(string[] args) => 64;
}

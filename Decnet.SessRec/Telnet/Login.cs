namespace Decnet.SessRec.Telnet;

internal static class Login
{
    public static int Run(string[] args) => 64;
}

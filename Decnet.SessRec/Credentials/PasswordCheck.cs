namespace Decnet.SessRec.Credentials;

internal static class PasswordCheck
{
    public static int Run(string[] args) => 64;
}

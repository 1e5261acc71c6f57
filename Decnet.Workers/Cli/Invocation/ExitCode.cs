namespace Decnet.Cli.Invocation;

/// <summary>What a script can tell by. Documented in `decnet --help`.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failure = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int Unreachable = 4;
    public const int Forbidden = 5;
    public const int Interrupted = 130;
}

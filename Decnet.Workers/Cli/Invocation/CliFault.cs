namespace Decnet.Cli.Invocation;

/// <summary>Ends the command with a message for a person, and what that person can do about it.</summary>
internal sealed class CliFault(int exitCode, string message, string? remedy = null) : Exception(message)
{
    public int Code { get; } = exitCode;

    public string? Remedy { get; } = remedy;
}

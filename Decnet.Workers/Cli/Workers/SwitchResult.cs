namespace Decnet.Cli.Workers;

/// <summary>What came of starting or stopping one worker.</summary>
/// <param name="Namespace">Null when there is no such worker.</param>
/// <param name="Result">`started`, `already running`, `stopped`, `already stopped` or `failed`.</param>
/// <param name="Reason">Why it failed, or what the worker was before.</param>
internal sealed record SwitchResult(string? Namespace, string Name, string Result, string? Reason)
{
    public const string Failed = "failed";
}

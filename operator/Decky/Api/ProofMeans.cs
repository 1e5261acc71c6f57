namespace Decnet.Operator.Decky.Api;

/// <summary>How a proof came about.</summary>
internal static class ProofMeans
{
    /// <summary>The machine's own init step, before anybody could be on it.</summary>
    public const string InitStep = "InitStep";

    /// <summary>A short-lived pod beside the machine, on the same node and under the same policy.</summary>
    public const string Twin = "Twin";

    /// <summary>A log-in through the Service.</summary>
    public const string LogIn = "LogIn";

    public static IReadOnlyList<string> All { get; } = [InitStep, Twin, LogIn];
}

namespace Decnet.Operator.Decky.Api;

/// <summary>How far a change of the service list is.</summary>
internal static class MutationPhase
{
    public const string Waiting = "Waiting";
    public const string Applying = "Applying";
    public const string Applied = "Applied";
    public const string Failed = "Failed";

    public static IReadOnlyList<string> All { get; } = [Waiting, Applying, Applied, Failed];
}

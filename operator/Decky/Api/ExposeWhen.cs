namespace Decnet.Operator.Decky.Api;

/// <summary>What exposure waits for.</summary>
internal static class ExposeWhen
{
    public const string Ready = "Ready";
    public const string Contained = "Contained";

    public static IReadOnlyList<string> All { get; } = [Ready, Contained];
}

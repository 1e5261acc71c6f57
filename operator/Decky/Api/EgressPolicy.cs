namespace Decnet.Operator.Decky.Api;

/// <summary>What a machine may reach by default.</summary>
internal static class EgressPolicy
{
    public const string Deny = "Deny";
    public const string Allow = "Allow";

    public static IReadOnlyList<string> All { get; } = [Deny, Allow];
}

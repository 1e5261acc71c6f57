namespace Decnet.Operator.Decky.Api;

/// <summary>Types of a Decky's Service.</summary>
internal static class ExposeType
{
    public const string ClusterIP = "ClusterIP";
    public const string NodePort = "NodePort";
    public const string LoadBalancer = "LoadBalancer";

    public static IReadOnlyList<string> All { get; } = [ClusterIP, NodePort, LoadBalancer];
}

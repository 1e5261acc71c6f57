namespace Decnet.Operator.Decky.Api;

/// <summary>The services that a machine can offer.</summary>
internal static class ServiceName
{
    public const string Ssh = "ssh";
    public const string Telnet = "telnet";

    public static IReadOnlyList<string> All { get; } = [Ssh, Telnet];
}

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>What a delivery's body looks like.</summary>
internal static class BodyFormat
{
    public const string Decnet = "decnet";
    public const string TheHive = "thehive";
    public const string Wazuh = "wazuh";
    public const string Slack = "slack";
    public const string Cef = "cef";
    public const string Template = "template";

    public static IReadOnlyList<string> All { get; } = [Decnet, TheHive, Wazuh, Slack, Cef, Template];
}

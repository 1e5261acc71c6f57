namespace Decnet.Webhook.Subscribing;

internal enum PayloadFormat
{
    Decnet,
    TheHive,
    Wazuh,
    Slack,
    Cef,
    Template,
}

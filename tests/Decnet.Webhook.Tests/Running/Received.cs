namespace Decnet.Webhook.Tests.Running;

/// <summary>A request as a receiver got it.</summary>
internal sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body, string Path)
{
    public string Id => Headers["X-DECNET-Event-Id"];

    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

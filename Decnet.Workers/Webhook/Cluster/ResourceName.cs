namespace Decnet.Webhook.Cluster;

internal readonly record struct ResourceName(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}

namespace Decnet.Webhook.Cluster;

/// <summary>What is known of a Secret. It holds secrets and never prints them.</summary>
/// <param name="Data">Null: there is none.</param>
internal sealed record SecretState(IDictionary<string, byte[]>? Data)
{
    public override string ToString() => Data is null ? "(no Secret)" : "(a Secret)";
}

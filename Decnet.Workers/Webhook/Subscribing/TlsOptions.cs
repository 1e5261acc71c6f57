namespace Decnet.Webhook.Subscribing;

/// <summary>What https needs beyond the system's trust, as PEM.</summary>
/// <param name="Authorities">Certificates that are trusted instead of the system's; null for the system's.</param>
/// <param name="Certificate">The client's certificate, with its chain.</param>
/// <param name="PrivateKey">Its key; from a Secret, in memory alone.</param>
internal sealed record TlsOptions(string? Authorities = null, string? Certificate = null, string? PrivateKey = null)
{
    public override string ToString() => "(tls)";
}

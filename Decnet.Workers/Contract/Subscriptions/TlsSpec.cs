using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Secrets of the subscription's own namespace.</summary>
internal sealed class TlsSpec
{
    public const string AuthorityKey = "ca.crt";
    public const string CertificateKey = "tls.crt";
    public const string PrivateKeyKey = "tls.key";

    /// <summary>Holds <see cref="AuthorityKey"/> (PEM), which is then trusted instead of the system's authorities.</summary>
    [JsonPropertyName("caSecretName")]
    public string? CaSecretName { get; set; }

    /// <summary>Of type kubernetes.io/tls: <see cref="CertificateKey"/> and <see cref="PrivateKeyKey"/>.</summary>
    [JsonPropertyName("clientSecretName")]
    public string? ClientSecretName { get; set; }
}

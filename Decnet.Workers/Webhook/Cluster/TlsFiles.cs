using System.Text;
using Decnet.Webhook.Subscribing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>The PEM texts that a subscription's TLS needs, out of the Secrets that it names.</summary>
internal static class TlsFiles
{
    public static (TlsOptions? Tls, string? Fault) Read(TlsSpec? spec, Func<string, SecretState?> secret)
    {
        if (spec is null)
            return (null, null);

        var (authorities, authorityFault) = Text(spec.CaSecretName, TlsSpec.AuthorityKey, "spec.tls.caSecretName", secret);
        var (certificate, certificateFault) = Text(spec.ClientSecretName, TlsSpec.CertificateKey, "spec.tls.clientSecretName", secret);
        var (key, keyFault) = Text(spec.ClientSecretName, TlsSpec.PrivateKeyKey, "spec.tls.clientSecretName", secret);
        return (new(authorities, certificate, key), authorityFault ?? certificateFault ?? keyFault);
    }

    private static (string? Text, string? Fault) Text(string? name, string key, string field, Func<string, SecretState?> secret) =>
        name is null ? (null, null)
        : secret(name) is not { } state ? (null, $"{field}: the Secret was not read yet")
        : state.Data is null ? (null, $"{field}: there is no such Secret")
        : state.Data.TryGetValue(key, out var bytes) ? (Encoding.UTF8.GetString(bytes), null)
        : (null, $"{field}: the Secret has no {key}");
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Judging;

/// <summary>What is wrong with the Secrets that a subscription names. Nothing of their contents is ever said.</summary>
internal static class SecretJudge
{
    public static Finding? Of(V1Alpha1WebhookSubscription subscription, IReadOnlyDictionary<string, V1Secret> secrets) =>
        Signing(subscription.Spec.SecretRef, secrets)
        ?? Authority(subscription.Spec.Tls?.CaSecretName, secrets)
        ?? Client(subscription.Spec.Tls?.ClientSecretName, secrets);

    private static Finding? Signing(SigningKeyReference reference, IReadOnlyDictionary<string, V1Secret> secrets) =>
        !secrets.TryGetValue(reference.Name, out var secret) ? Missing("spec.secretRef.name")
        : SigningSecret.Read(secret.Data, reference).Problem is { } problem ? new(Reason.SecretMalformed, $"spec.secretRef: {problem}")
        : null;

    private static Finding? Authority(string? name, IReadOnlyDictionary<string, V1Secret> secrets) =>
        name is null ? null
        : !secrets.TryGetValue(name, out var secret) ? Missing("spec.tls.caSecretName")
        : IsPem(secret, authorities => new X509Certificate2Collection().ImportFromPem(authorities), TlsSpec.AuthorityKey) ? null
        : new(Reason.SecretMalformed, $"spec.tls.caSecretName: {TlsSpec.AuthorityKey} must hold certificates in PEM");

    private static Finding? Client(string? name, IReadOnlyDictionary<string, V1Secret> secrets) =>
        name is null ? null
        : !secrets.TryGetValue(name, out var secret) ? Missing("spec.tls.clientSecretName")
        : IsPem(secret, certificate => Pair(certificate, secret), TlsSpec.CertificateKey) ? null
        : new(Reason.SecretMalformed, $"spec.tls.clientSecretName: {TlsSpec.CertificateKey} and {TlsSpec.PrivateKeyKey} must be a certificate and its key in PEM");

    private static void Pair(string certificate, V1Secret secret)
    {
        using var pair = X509Certificate2.CreateFromPem(certificate, Text(secret, TlsSpec.PrivateKeyKey));
    }

    private static bool IsPem(V1Secret secret, Action<string> read, string key)
    {
        try
        {
            var text = Text(secret, key);
            read(text);
            return text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static string Text(V1Secret secret, string key) =>
        secret.Data?.TryGetValue(key, out var bytes) == true ? Encoding.UTF8.GetString(bytes) : "";

    private static Finding Missing(string field) => new(Reason.SecretMissing, $"{field}: there is no such Secret in the subscription's namespace");
}

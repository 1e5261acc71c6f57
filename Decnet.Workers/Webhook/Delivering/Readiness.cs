using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>Whether a subscription can be delivered to at all; for its condition too.</summary>
internal static class Readiness
{
    /// <returns>What is wrong, in one sentence without anything secret; null when all is well.</returns>
    public static string? Fault(Subscription subscription)
    {
        if (subscription.Fault is { } fault)
            return fault;
        if (subscription.Keys is null)
            return "there is no key to sign with";
        if (subscription.Url.Scheme != Uri.UriSchemeHttp && subscription.Url.Scheme != Uri.UriSchemeHttps)
            return "the url is neither http nor https";

        try
        {
            BodyFormats.Of(subscription);
            return Certificates(subscription.Tls);
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static string? Certificates(TlsOptions? tls)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            if (tls?.Authorities is { } pem)
                authorities.ImportFromPem(pem);
            if (tls?.Authorities is not null && authorities.Count == 0)
                return "tls: the authorities hold no certificate";
        }
        catch (CryptographicException)
        {
            return "tls: the authorities hold a certificate that can't be read";
        }

        if (tls is not { Certificate: { } certificate })
            return null;
        if (tls.PrivateKey is not { } key)
            return "tls: the client's certificate has no private key";

        try
        {
            X509Certificate2.CreateFromPem(certificate, key).Dispose();
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "tls: the client's certificate and its private key can't be read, or don't belong together";
        }
    }
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Dialing;

/// <summary>The connections of one subscription: its own pool, so that another's hanging receiver takes none of them.</summary>
internal static class Transport
{
    /// <summary>A changed DNS record or certificate counts after this at the latest.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <exception cref="CryptographicException">A certificate or key is none.</exception>
    public static HttpMessageInvoker Open(Subscription subscription, Dialler dialler)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = Math.Max(1, subscription.Concurrency),
            PooledConnectionLifetime = Lifetime,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            ConnectCallback = (context, cancelled) => dialler.ConnectAsync(context.DnsEndPoint, cancelled),
        };
        if (subscription.Tls is { } tls)
            handler.SslOptions = Options(tls);
        return new HttpMessageInvoker(handler, disposeHandler: true);
    }

    private static SslClientAuthenticationOptions Options(TlsOptions tls)
    {
        var options = new SslClientAuthenticationOptions();
        if (tls.Authorities is { } authorities)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPem(authorities);
            options.CertificateChainPolicy = policy;
        }

        if (tls is { Certificate: { } certificate, PrivateKey: { } key })
        {
            var own = X509Certificate2.CreateFromPem(certificate, key);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(certificate);
            options.ClientCertificateContext = SslStreamCertificateContext.Create(own, chain, offline: true);
        }

        return options;
    }
}

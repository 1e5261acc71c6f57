using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Decnet.Api.Serving;

/// <summary>The certificate in two PEM files. A Secret's files change when it is renewed; a pair that can't be used leaves the one before in force.</summary>
internal sealed partial class Certificate(string certificate, string key, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private X509Certificate2? _current;
    private (DateTime, DateTime) _read;
    private DateTimeOffset _looked = DateTimeOffset.MinValue;

    public X509Certificate2? Current
    {
        get
        {
            lock (_gate)
            {
                if (time.GetUtcNow() - _looked >= LookAgain)
                    Look();
                return _current;
            }
        }
    }

    public void Dispose() => _current?.Dispose();

    private void Look()
    {
        _looked = time.GetUtcNow();
        try
        {
            var now = (File.GetLastWriteTimeUtc(certificate), File.GetLastWriteTimeUtc(key));
            if (_current is not null && now == _read)
                return;

            using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
            // Connections that are being made may still use the one before: it is left to the collector.
            _current = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
            _read = now;
            Loaded(_current.Subject, _current.NotAfter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            Unusable(e.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "certificate {Subject}, good until {Until}")]
    private partial void Loaded(string subject, DateTime until);

    [LoggerMessage(2, LogLevel.Error, "the certificate can't be used: {Reason}")]
    private partial void Unusable(string reason);
}

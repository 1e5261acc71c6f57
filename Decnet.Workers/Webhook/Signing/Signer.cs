using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Signing;

/// <summary>
/// The MACs of attempts, over exactly the bytes that are sent. What depends on the keys alone is computed once, which is most of a short body's work; one signs at a time.
/// </summary>
internal sealed class Signer(SigningKeys keys) : IDisposable
{
    public const string Header = "X-DECNET-Signature", StandardHeader = "webhook-signature";

    private readonly IncrementalHash _decnet = Hash(keys.Current.Bytes);
    private readonly IncrementalHash _current = Hash(keys.Current.Standard);
    private readonly IncrementalHash? _previous = keys.Previous is { } previous ? Hash(previous.Standard) : null;

    /// <summary>`sha256=` and the HMAC-SHA256 of the body in lower-case hexadecimal, with the current key.</summary>
    public string Decnet(ReadOnlySpan<byte> body)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _decnet.AppendData(body);
        _decnet.GetHashAndReset(mac);
        return $"sha256={Convert.ToHexStringLower(mac)}";
    }

    /// <summary>As Standard Webhooks has it: `v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body`, one for each key, the current first.</summary>
    public string Standard(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var current = One(_current, head, body);
        return _previous is null ? current : $"{current} {One(_previous, head, body)}";
    }

    public void Dispose()
    {
        _decnet.Dispose();
        _current.Dispose();
        _previous?.Dispose();
    }

    private static string One(IncrementalHash hash, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.AppendData(head);
        hash.AppendData(body);
        hash.GetHashAndReset(mac);
        return $"v1,{Convert.ToBase64String(mac)}";
    }

    private static IncrementalHash Hash(byte[] key) => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
}

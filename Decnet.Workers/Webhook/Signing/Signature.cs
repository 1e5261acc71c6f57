using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Signing;

/// <summary>The MACs of one attempt, over exactly the bytes that are sent.</summary>
internal static class Signature
{
    public const string Header = "X-DECNET-Signature", StandardHeader = "webhook-signature";

    /// <summary>`sha256=` and the HMAC-SHA256 of the body in lower-case hexadecimal, with the current key.</summary>
    public static string Decnet(SigningKeys keys, ReadOnlySpan<byte> body)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Current.Bytes, body, mac);
        return $"sha256={Convert.ToHexStringLower(mac)}";
    }

    /// <summary>As Standard Webhooks has it: `v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body`, one for each key, the current first.</summary>
    public static string Standard(SigningKeys keys, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        var current = One(keys.Current, signed);
        return keys.Previous is { } previous ? $"{current} {One(previous, signed)}" : current;
    }

    private static string One(HmacKey key, byte[] signed)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Standard, signed, mac);
        return $"v1,{Convert.ToBase64String(mac)}";
    }
}

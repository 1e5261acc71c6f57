using System.Text;

namespace Decnet.Webhook.Subscribing;

/// <summary>
/// A key as it stands in the Secret, in memory alone. X-DECNET-Signature takes the text's own bytes; Standard Webhooks takes what a `whsec_…` text encodes, and
/// for any other text its bytes too.
/// </summary>
internal sealed class HmacKey : IEquatable<HmacKey>
{
    public const string StandardPrefix = "whsec_";
    private const int Shortest = 8;

    private readonly string _text;

    private HmacKey(string text, byte[] standard) => (_text, Bytes, Standard) = (text, Encoding.UTF8.GetBytes(text), standard);

    public byte[] Bytes { get; }

    public byte[] Standard { get; }

    /// <param name="text">Blanks and line ends around it are no part of it: editors and `echo` leave them.</param>
    /// <param name="fault">What is wrong, without the text.</param>
    public static HmacKey? Parse(string text, out string? fault)
    {
        var trimmed = text.Trim();
        fault = trimmed.Length < Shortest ? $"the key is shorter than {Shortest} characters" : null;
        var standard = Encoding.UTF8.GetBytes(trimmed);
        if (fault is null && trimmed.StartsWith(StandardPrefix, StringComparison.Ordinal))
        {
            var decoded = new byte[trimmed.Length];
            if (Convert.TryFromBase64String(trimmed[StandardPrefix.Length..], decoded, out var length) && length >= Shortest)
                standard = decoded[..length];
            else
                fault = $"the key begins with {StandardPrefix} and no base64 of at least {Shortest} bytes follows";
        }

        return fault is null ? new HmacKey(trimmed, standard) : null;
    }

    public bool Equals(HmacKey? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as HmacKey);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whatever may hold it, the text is removed.</summary>
    public string Redact(string from) => from.Replace(_text, "…", StringComparison.Ordinal);

    public override string ToString() => "(a key)";
}

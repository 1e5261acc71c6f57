using System.Text;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Subscribing;

/// <summary>
/// A key as it stands in the Secret, in memory alone. X-DECNET-Signature takes the text's own bytes; Standard Webhooks takes what a `whsec_…` text encodes, and
/// for any other text its bytes too.
/// </summary>
internal sealed class HmacKey : IEquatable<HmacKey>
{
    private readonly string _text;

    private HmacKey(string text, byte[] standard) => (_text, Bytes, Standard) = (text, Encoding.UTF8.GetBytes(text), standard);

    public byte[] Bytes { get; }

    public byte[] Standard { get; }

    /// <param name="text">Blanks and line ends around it are no part of it: editors and `echo` leave them.</param>
    /// <param name="fault">What is wrong by the contract, without the text.</param>
    public static HmacKey? Parse(string text, out string? fault)
    {
        var trimmed = text.Trim();
        fault = SigningSecret.Problem(trimmed);
        return fault is null ? new HmacKey(trimmed, SigningSecret.StandardBytes(trimmed)) : null;
    }

    public bool Equals(HmacKey? other) => other is not null && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as HmacKey);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whatever may hold it, the text is removed.</summary>
    public string Redact(string from) => from.Replace(_text, "…", StringComparison.Ordinal);

    public override string ToString() => "(a key)";
}

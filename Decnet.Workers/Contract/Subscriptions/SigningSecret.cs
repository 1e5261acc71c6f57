using System.Text;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>
/// Reads the texts of the HMAC keys out of a Secret: the key itself, or <c>whsec_</c> and base64 as Standard Webhooks writes it. Blanks and line ends
/// around a text are no part of it, since editors leave them.
/// </summary>
internal static class SigningSecret
{
    public const string Prefix = "whsec_";

    private const int Least = 16;
    private const int Most = 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The key, and during a rotation the previous one; or what is wrong, without a word of them.</returns>
    public static (IReadOnlyList<string> Texts, string? Problem) Read(IDictionary<string, byte[]>? data, SigningKeyReference reference)
    {
        var name = reference.Key ?? SigningKeyReference.UsualKey;
        var previous = reference.PreviousKey ?? SigningKeyReference.UsualPreviousKey;
        var texts = new List<string>();
        foreach (var field in data?.ContainsKey(previous) == true ? [name, previous] : new[] { name })
        {
            var text = data?.TryGetValue(field, out var bytes) == true ? Text(bytes) : null;
            if (data?.ContainsKey(field) != true)
                return ([], $"{field}: the Secret has no such key");
            if (text is null)
                return ([], $"{field}: it is no UTF-8 text");
            if (Problem(text) is { } problem)
                return ([], $"{field}: {problem}");
            texts.Add(text);
        }

        return (texts, null);
    }

    /// <summary>What is wrong with a key's text, for operator and worker alike; null when nothing is.</summary>
    public static string? Problem(string text) =>
        text.Length < Least ? $"it is shorter than {Least} characters"
        : text.Length > Most ? $"it is longer than {Most} characters"
        : text.StartsWith(Prefix, StringComparison.Ordinal) && Decoded(text) is not { Length: >= Least } ? $"no base64 of at least {Least} bytes stands behind {Prefix}"
        : null;

    /// <summary>What Standard Webhooks signs with: the bytes that a <c>whsec_</c> text encodes, of any other text its own.</summary>
    public static byte[] StandardBytes(string text) => Decoded(text) ?? Encoding.UTF8.GetBytes(text);

    private static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).Trim();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[]? Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) ? bytes[..length] : null;
    }
}

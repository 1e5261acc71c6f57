using System.Text;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>
/// Reads the texts of the HMAC keys out of a Secret: the key itself, or <c>whsec_</c> and base64 as Standard Webhooks writes it. Blanks and line ends
/// around a text are no part of it, since editors leave them.
/// </summary>
internal static class SigningSecret
{
    private const string Prefix = "whsec_";
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
            if (Problem(text, data?.ContainsKey(field) == true) is { } problem)
                return ([], $"{field}: {problem}");
            texts.Add(text!);
        }

        return (texts, null);
    }

    private static string? Problem(string? text, bool isThere) =>
        !isThere ? "the Secret has no such key"
        : text is null ? "it is no UTF-8 text"
        : text.Length < Least ? $"it is shorter than {Least} characters"
        : text.Length > Most ? $"it is longer than {Most} characters"
        : text.StartsWith(Prefix, StringComparison.Ordinal) && !IsBase64(text[Prefix.Length..]) ? $"no base64 of at least {Least} bytes stands behind {Prefix}"
        : null;

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

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length >= Least;
}

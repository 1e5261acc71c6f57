using System.Text;
using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Identity.Passwords;

/// <summary>The password of one account, or why there is none.</summary>
internal static class PasswordLookup
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (string Password, Finding? Finding) Find(PlannedAccount account, IReadOnlyDictionary<string, V1Secret> secrets)
    {
        if (account.From is not { } from)
        {
            return (account.Password!, null);
        }

        var field = $"{account.Field}.passwordFrom";
        return !secrets.TryGetValue(from.Name, out var secret)
                ? Missing(Reason.SecretNotFound, $"{field}.name: no such Secret in this namespace")
            : secret.Data is null || !secret.Data.TryGetValue(from.Key, out var bytes) || bytes is null
                ? Missing(Reason.SecretKeyMissing, $"{field}.key: the Secret has no such key")
            : Decode(bytes) is not { } password || !PasswordText.IsPossible(password)
                ? Missing(Reason.SecretValueInvalid, $"{field}: the value {PasswordText.Rule}")
            : (password, null);
    }

    private static (string, Finding?) Missing(string reason, string message) => ("", new(reason, message));

    // A file made with an editor ends in a line feed that nobody means.
    private static string? Decode(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

namespace Decnet.SessRec.Credentials;

/// <summary>What sshd hands to PAM in the place of a secret that it will refuse in any case: a fixed text, repeated to the secret's length.</summary>
internal static class Filler
{
    private static ReadOnlySpan<byte> Text => "\b\n\r\u007fINCORRECT"u8;

    public static bool Is(ReadOnlySpan<byte> secret)
    {
        for (var i = 0; i < secret.Length; i++)
        {
            if (secret[i] != Text[i % Text.Length])
            {
                return false;
            }
        }

        return !secret.IsEmpty;
    }
}

using System.Runtime.InteropServices;

namespace Decnet.SessRec.Native;

/// <summary>crypt(3) of the machine's libcrypt, which knows every method of /etc/shadow.</summary>
internal static unsafe class PasswordHash
{
    public static bool Matches(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> hash)
    {
        if (secret.Contains((byte)0))
        {
            return false;
        }

        fixed (byte* phrase = CString.From(secret), setting = CString.From(hash))
        {
            var made = Extra.crypt(phrase, setting);
            if (made == null || *made == (byte)'*')
            {
                return false;
            }

            var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(made);
            return text.Length == hash.Length && SameBytes(text, hash);
        }
    }

    // In constant time; CryptographicOperations would bring OpenSSL's bindings into the binary.
    private static bool SameBytes(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var difference = 0;
        for (var i = 0; i < one.Length; i++)
        {
            difference |= one[i] ^ other[i];
        }

        return difference == 0;
    }
}

using System.Runtime.InteropServices;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>crypt(3) of the machine's libcrypt, which knows every method of /etc/shadow.</summary>
internal static unsafe class PasswordHash
{
    private const int Lazy = 1;

    // Looked up by hand: only this program's password checks need the library, so it is not linked, and the runtime's own way of
    // finding it needs the names of methods, which the binary does not have.
    private static readonly delegate* unmanaged<byte*, byte*, byte*> Crypt = Find();

    public static bool Matches(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> hash)
    {
        if (Crypt == null || secret.IndexOf((byte)0) >= 0)
        {
            return false;
        }

        fixed (byte* phrase = CString.From(secret), setting = CString.From(hash))
        {
            var made = Crypt(phrase, setting);
            if (made == null || *made == (byte)'*')
            {
                return false;
            }

            var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(made);
            return text.Length == hash.Length && SameBytes(text, hash);
        }
    }

    private static delegate* unmanaged<byte*, byte*, byte*> Find()
    {
        fixed (byte* library = "libcrypt.so.1\0"u8, name = "crypt\0"u8)
        {
            var handle = Extra.dlopen(library, Lazy);
            return handle == null ? null : (delegate* unmanaged<byte*, byte*, byte*>)LibC.dlsym(handle, name);
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

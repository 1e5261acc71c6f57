using System.Text;

namespace Decnet.SessRec.Native;

/// <summary>NUL-terminated names for system calls.</summary>
internal static class CString
{
    public static byte[] From(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    public static byte[] From(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length + 1];
        text.CopyTo(bytes);
        return bytes;
    }
}

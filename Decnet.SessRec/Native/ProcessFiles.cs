using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>What /proc tells of processes.</summary>
internal static unsafe class ProcessFiles
{
    /// <summary>True for PID 1.</summary>
    public static bool IsFirst => LibC.getpid() == 1;

    /// <summary>This program, whatever name it was started by.</summary>
    public const string Own = "/proc/self/exe";

    public static int UserId => (int)(uint)LibC.getuid();

    public static string Link(string path)
    {
        var target = stackalloc byte[512];
        fixed (byte* p = CString.From(path))
        {
            var length = Extra.readlinkat(LibC.AT_FDCWD, p, target, 512);
            return length <= 0 ? "" : Encoding.UTF8.GetString(target, (int)length);
        }
    }

    public static bool MayWrite(string path)
    {
        fixed (byte* p = CString.From(path))
        {
            return Extra.access(p, 2 | 1) == 0;
        }
    }

    /// <summary>Text form of 4 or 16 address bytes; an IPv4 address inside IPv6 is shown as IPv4.</summary>
    public static string AddressText(ReadOnlySpan<byte> address)
    {
        if (address.Length == 16 && address[..10].SequenceEqual("\0\0\0\0\0\0\0\0\0\0"u8) && address[10] == 0xFF && address[11] == 0xFF)
        {
            address = address[12..];
        }

        var text = stackalloc byte[46];
        fixed (byte* a = address)
        {
            var made = Extra.inet_ntop(address.Length == 4 ? 2 : 10, a, text, 46);
            return made == null ? "" : System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)made) ?? "";
        }
    }
}

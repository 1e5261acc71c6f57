using System.Buffers.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Relaying;

internal static class TerminalSize
{
    public const int Longest = 11;

    /// <summary><c>COLSxROWS</c>.</summary>
    public static ReadOnlySpan<byte> Format(winsize size, Span<byte> to)
    {
        _ = Utf8Formatter.TryFormat(size.ws_col, to, out var length);
        to[length++] = (byte)'x';
        _ = Utf8Formatter.TryFormat(size.ws_row, to[length..], out var more);
        return to[..(length + more)];
    }
}

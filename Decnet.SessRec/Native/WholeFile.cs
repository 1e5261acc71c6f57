using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Small files read whole; what cannot be read is empty.</summary>
internal static class WholeFile
{
    public static string Read(string path, int limit) => Encoding.UTF8.GetString(ReadBytes(CString.From(path), limit));

    public static byte[] ReadBytes(ReadOnlySpan<byte> path, int limit)
    {
        var fd = Files.Open(path, LibC.O_RDONLY | LibC.O_NONBLOCK | LibC.O_NOCTTY);
        if (fd < 0)
        {
            return [];
        }

        var content = new byte[4096];
        var length = 0;
        int count;
        while (length < limit && (count = Files.Read(fd, content.AsSpan(length))) > 0)
        {
            length += count;
            if (length == content.Length)
            {
                Array.Resize(ref content, length * 2);
            }
        }

        _ = Files.Close(fd);
        return content[..Math.Min(length, limit)];
    }
}

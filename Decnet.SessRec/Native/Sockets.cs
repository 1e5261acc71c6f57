using System.Globalization;
using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Who is at the other end of a socket.</summary>
internal static unsafe class Sockets
{
    /// <summary>The peer's address in text form without its port; empty when the descriptor is no internet socket.</summary>
    public static byte[] PeerAddress(int fd)
    {
        sockaddr_storage storage;
        socklen_t length = sizeof(sockaddr_storage);
        if (LibC.getpeername(fd, (sockaddr*)&storage, &length) < 0)
        {
            return [];
        }

        var bytes = new ReadOnlySpan<byte>(&storage, sizeof(sockaddr_storage));
        return (int)storage.ss_family switch
        {
            // sockaddr_in has its address at 4, sockaddr_in6 at 8.
            2 => Encoding.ASCII.GetBytes(V4(bytes.Slice(4, 4))),
            10 => Encoding.ASCII.GetBytes(V6(bytes.Slice(8, 16))),
            _ => [],
        };
    }

    internal static string V4(ReadOnlySpan<byte> address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address[0]}.{address[1]}.{address[2]}.{address[3]}");

    /// <summary>RFC 5952 form; an address that is really an IPv4 one is shown as that.</summary>
    internal static string V6(ReadOnlySpan<byte> address)
    {
        if (address[..12].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]))
        {
            return V4(address[12..]);
        }

        var (start, length) = LongestZeroes(address);
        var text = new StringBuilder(40);
        for (var i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(((address[i * 2] << 8) | address[(i * 2) + 1]).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // The first longest run of two or more groups that are zero.
    private static (int Start, int Length) LongestZeroes(ReadOnlySpan<byte> address)
    {
        var (start, length) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var end = i;
            while (end < 8 && address[end * 2] == 0 && address[(end * 2) + 1] == 0)
            {
                end++;
            }

            if (end - i > length)
            {
                (start, length) = (i, end - i);
            }

            i = Math.Max(i, end - 1);
        }

        return (start, length);
    }
}

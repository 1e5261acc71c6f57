using System.Globalization;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Telnet;

/// <summary>
/// The address at the other end of telnetd's connection. login has a terminal and nothing of the connection, and the name it is
/// told may come from a name server of the caller's, so it looks at its parent's descriptor 0 and finds that socket in /proc/net.
/// </summary>
internal static class CallerAddress
{
    private const int TableLimit = 4 << 20;
    private const string SocketPrefix = "socket:[";

    public static string Of(int telnetd)
    {
        var link = ProcessFiles.Link($"/proc/{telnetd}/fd/0");
        if (!link.StartsWith(SocketPrefix, StringComparison.Ordinal))
        {
            return "";
        }

        var inode = link[SocketPrefix.Length..^1];
        var address = In(WholeFile.Read("/proc/net/tcp6", TableLimit), inode);
        return address.Length > 0 ? address : In(WholeFile.Read("/proc/net/tcp", TableLimit), inode);
    }

    /// <summary>The remote address of the socket with this inode in a table of /proc/net, or empty.</summary>
    public static string In(string table, string inode)
    {
        const int Remote = 2, Inode = 9;
        foreach (var line in table.Split('\n'))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > Inode && fields[Inode] == inode && fields[Remote].IndexOf(':', StringComparison.Ordinal) is 8 or 32)
            {
                return Address(fields[Remote][..fields[Remote].IndexOf(':', StringComparison.Ordinal)]);
            }
        }

        return "";
    }

    // Words of four bytes, each printed as a number of this machine's byte order.
    private static string Address(string hex)
    {
        Span<byte> address = stackalloc byte[hex.Length / 2];
        for (var word = 0; word < hex.Length / 8; word++)
        {
            if (!uint.TryParse(hex.AsSpan(word * 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                return "";
            }

            BitConverter.TryWriteBytes(address[(word * 4)..], value);
        }

        return ProcessFiles.AddressText(address);
    }
}

using System.Text;
using Decnet.SessRec.Native;

namespace Decnet.SessRec.Recording;

/// <summary>The intruder's address, without a port: as the caller knows it, from sshd, from the connection, from utmp.</summary>
internal static class SourceAddress
{
    public static byte[] Find(SessionContext context)
    {
        if (context.SourceAddress is { } given)
        {
            return Encoding.UTF8.GetBytes(given);
        }

        var connection = Arguments.Variable("SSH_CONNECTION"u8);
        if (FromConnection(connection) is { Length: > 0 } address)
        {
            return address;
        }

        return Sockets.PeerAddress(0) is { Length: > 0 } peer ? peer : FromLoginRecord();
    }

    /// <summary>The first word of <c>CLIENT CLIENT_PORT SERVER SERVER_PORT</c>, when it looks like an address.</summary>
    public static byte[] FromConnection(ReadOnlySpan<byte> connection)
    {
        var end = connection.IndexOf((byte)' ');
        var address = end < 0 ? connection : connection[..end];
        foreach (var b in address)
        {
            // Hexadecimal digits, dots, colons, and a zone behind a percent sign.
            if (b is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z')
                or (byte)'.' or (byte)':' or (byte)'%' or (byte)'_' or (byte)'-'))
            {
                return [];
            }
        }

        return address.Length > 64 ? [] : address.ToArray();
    }

    private static byte[] FromLoginRecord() =>
        Terminal.PathOf(0) is { } path && path.StartsWith("/dev/", StringComparison.Ordinal) ? LoginRecord.HostOf(path) : [];
}

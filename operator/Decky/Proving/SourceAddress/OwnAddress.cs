using System.Net;
using System.Net.Sockets;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>The address that this host has on the way to another. A datagram socket asks the kernel; nothing is sent.</summary>
internal static class OwnAddress
{
    public static async Task<IPAddress> TowardsAsync(string host, int port, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            using var socket = new Socket(addresses[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(new IPEndPoint(addresses[0], port), cancellationToken);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }
}

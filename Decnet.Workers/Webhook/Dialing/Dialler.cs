using System.Net;
using System.Net.Sockets;

namespace Decnet.Webhook.Dialing;

/// <summary>Opens connections to receivers: resolves, judges each address, and dials what it has judged, never the name again.</summary>
internal sealed class Dialler(AddressGuard guard, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <exception cref="ForbiddenAddressException">None of its addresses may be dialled.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint receiver, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(receiver.Host.Trim('[', ']'), out var literal) ? [literal] : await _resolve(receiver.Host, cancellationToken);
        var permitted = addresses.Where(guard.Permits).ToArray();
        if (permitted.Length == 0 && addresses.Length > 0)
            throw new ForbiddenAddressException($"{receiver.Host} is {string.Join(", ", addresses.Take(4).Select(a => a.ToString()))}, which may not be dialled");

        SocketException? last = null;
        foreach (var address in permitted)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, receiver.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Decnet.Cli.Tests.Cluster;

/// <summary>The kubelet's side of a port-forward: two channels, each beginning with the port's number, and a connection behind the first.</summary>
internal static class FakeForward
{
    public static async Task RunAsync(WebSocket socket, int asked, int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        byte[] number = [(byte)(asked & 0xff), (byte)(asked >> 8)];
        await socket.SendAsync((byte[])[0, .. number], WebSocketMessageType.Binary, true, default);
        await socket.SendAsync((byte[])[1, .. number], WebSocketMessageType.Binary, true, default);
        var up = UpAsync(socket, stream);
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read)
                await socket.SendAsync((byte[])[0, .. buffer.AsSpan(0, read)], WebSocketMessageType.Binary, true, default);
        }
        catch (Exception fault) when (fault is IOException or WebSocketException or ObjectDisposedException)
        {
            // One of the two has gone.
        }

        socket.Abort();
        await up;
    }

    private static async Task UpAsync(WebSocket socket, NetworkStream stream)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await socket.ReceiveAsync(buffer, default) is { MessageType: not WebSocketMessageType.Close, Count: > 1 } frame)
                await stream.WriteAsync(buffer.AsMemory(1, frame.Count - 1));
        }
        catch (Exception fault) when (fault is IOException or WebSocketException or ObjectDisposedException)
        {
            // As above.
        }

        stream.Close();
    }
}

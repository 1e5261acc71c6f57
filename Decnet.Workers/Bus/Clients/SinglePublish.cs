using System.Net.Sockets;
using System.Text;
using Decnet.Bus.Topics;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Clients;

/// <summary>One event by somebody who then leaves, and wants to know that the server has taken it.</summary>
public static class SinglePublish
{
    /// <param name="payload">A JSON object in UTF-8, or nothing.</param>
    /// <exception cref="SocketException">No server.</exception>
    /// <exception cref="IOException">The server closed the connection: it refuses the event.</exception>
    /// <exception cref="ArgumentException">The payload is no JSON object, or longer than a mebibyte.</exception>
    public static async Task SendAsync(string socketPath, string name, Topic topic, string type, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!PublishBody.IsEmptyOrObject(payload.Span))
        {
            throw new ArgumentException("the payload should be a JSON object, such as {\"a\":1}", nameof(payload));
        }

        var frame = PublishFrame.Of(topic.ToString(), type, payload.Span) ?? throw new ArgumentException("the payload is too long", nameof(payload));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(FrameWriter.Bytes("HELLO", Encoding.ASCII.GetBytes(name)), cancellationToken);
        await stream.WriteAsync(frame, cancellationToken);
        await stream.WriteAsync(FrameWriter.Bytes("PING", "taken"u8), cancellationToken);

        // Nothing was subscribed to, so nothing but the answer can come.
        var answer = new byte[FrameWriter.Bytes("PONG", "taken"u8).Length];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        await stream.WriteAsync(FrameWriter.Bytes("BYE"), cancellationToken);
    }
}

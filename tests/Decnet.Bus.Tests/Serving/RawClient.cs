using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Decnet.Bus.Tests.Serving;

/// <summary>A client that knows the written wire form only and shares no code with the product.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly NetworkStream _stream;

    public RawClient(string path)
    {
        Socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 60_000, SendTimeout = 60_000 };
        Socket.Connect(new UnixDomainSocketEndPoint(path));
        _stream = new NetworkStream(Socket, ownsSocket: true);
    }

    public Socket Socket { get; }

    public static byte[] Frame(string header, string body = "")
    {
        var text = Encoding.UTF8.GetBytes(body);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
        return [.. Encoding.Latin1.GetBytes(header), (byte)'\n', .. length, .. text];
    }

    public RawClient Send(string header, string body = "") => Send(Frame(header, body));

    public RawClient Send(byte[] bytes)
    {
        _stream.Write(bytes);
        return this;
    }

    /// <summary>Returns once the server has acted on everything sent before.</summary>
    public RawClient Settle()
    {
        Send("PING settle");
        while (Read() is var (header, _))
        {
            if (header == "PONG settle")
            {
                return this;
            }
        }

        throw new EndOfStreamException();
    }

    public (string Header, string Body) Read() => TryRead() ?? throw new EndOfStreamException();

    /// <returns>Null at the end of the stream.</returns>
    public (string Header, string Body)? TryRead()
    {
        var header = new StringBuilder();
        for (int c; (c = ReadByte()) != '\n'; header.Append((char)c))
        {
            if (c < 0)
            {
                return null;
            }
        }

        var length = new byte[4];
        _stream.ReadExactly(length);
        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        _stream.ReadExactly(body);
        return (header.ToString(), Encoding.UTF8.GetString(body));
    }

    /// <summary>The next event's payload; other frames are an error.</summary>
    public JsonElement ReadEvent(string topic)
    {
        var (header, body) = Read();
        Assert.Equal($"EVT {topic}", header);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>True when the server closes this connection (within the receive timeout).</summary>
    public bool IsClosed()
    {
        while (TryRead() is not null)
        {
        }

        return true;
    }

    public void Dispose() => _stream.Dispose();

    private int ReadByte()
    {
        try
        {
            return _stream.ReadByte();
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return -1;
        }
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Decnet.BusWorker.Tests.Running;

/// <summary>A client that speaks NATS' own text protocol and shares no code with the bridge.</summary>
internal sealed class RawNats : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    public RawNats(int port)
    {
        _client = new TcpClient("127.0.0.1", port);
        _stream = _client.GetStream();
        _reader = new StreamReader(_stream, Encoding.UTF8);
        Assert.StartsWith("INFO ", _reader.ReadLine(), StringComparison.Ordinal);
        Write("CONNECT {\"verbose\":false,\"headers\":true}\r\n");
        Settle();
    }

    public void Publish(string subject, string? origin, string body)
    {
        var header = origin is null ? "NATS/1.0\r\n\r\n" : $"NATS/1.0\r\nDecnet-Origin: {origin}\r\n\r\n";
        var (headerLength, length) = (header.Length, header.Length + Encoding.UTF8.GetByteCount(body));
        Write(string.Create(CultureInfo.InvariantCulture, $"HPUB {subject} {headerLength} {length}\r\n{header}{body}\r\n"));
        Settle();
    }

    public void Dispose() => _client.Dispose();

    private void Settle()
    {
        Write("PING\r\n");
        while (_reader.ReadLine() is { } line && line != "PONG")
            Assert.False(line.StartsWith("-ERR", StringComparison.Ordinal), line);
    }

    private void Write(string text) => _stream.Write(Encoding.UTF8.GetBytes(text));
}

using System.Net.WebSockets;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using k8s;
using k8s.Autorest;

namespace Decnet.Cli.Cluster;

/// <summary>
/// A connection to a port inside a pod, through the API server and the kubelet, both of which encrypt it. What listens there may listen on the pod's
/// loopback alone.
/// </summary>
internal sealed class PodForward : Stream
{
    private const byte Data = 0;
    private const byte Error = 1;
    private readonly WebSocket _socket;
    private readonly StreamDemuxer _demuxer;
    private readonly Stream _stream;

    private PodForward(WebSocket socket)
    {
        _socket = socket;
        _demuxer = new StreamDemuxer(socket, StreamType.PortForward);
        _stream = _demuxer.GetStream((byte?)Data, (byte?)Data);
        // A channel that nobody wants is thrown away; one that is full would stop the other.
        _ = _demuxer.GetStream((byte?)Error, (byte?)Error);
        _demuxer.Start();
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="CliFault">The cluster refuses it.</exception>
    public static async Task<PodForward> OpenAsync(Kubernetes client, PodAddress pod, int port, CancellationToken cancellationToken)
    {
        try
        {
            return new PodForward(await client.WebSocketNamespacedPodPortForwardAsync(
                pod.Name, pod.Namespace, [port], "v4.channel.k8s.io", cancellationToken: cancellationToken));
        }
        catch (HttpOperationException fault)
        {
            throw Refused(pod, fault.Response?.Content is { Length: > 0 } said ? said : fault.Message);
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException)
        {
            throw Refused(pod, fault.GetBaseException().Message);
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _stream.ReadAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _stream.Read(buffer, offset, count);

    // Not the demuxer's own WriteAsync: as a plain Stream's it would wait for the read that is under way, and HTTP reads ahead.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var bytes = buffer.ToArray();
        return new ValueTask(Task.Run(() => _stream.Write(bytes, 0, bytes.Length), cancellationToken));
    }

    public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _socket.Abort();
            _demuxer.Dispose();
        }

        base.Dispose(disposing);
    }

    private static CliFault Refused(PodAddress pod, string said)
    {
        var message = Printable.Escape(said.Length > 300 ? said[..300] : said);
        return message.Contains("forbidden", StringComparison.OrdinalIgnoreCase) || message.Contains("403", StringComparison.Ordinal)
            ? new CliFault(
                ExitCode.Forbidden, $"your account may not do this: port-forward to pod {pod.Namespace}/{pod.Name}",
                "asking the API needs create of pods/portforward where DECNET is installed")
            : new CliFault(ExitCode.Unreachable, $"pod {pod.Namespace}/{pod.Name} can't be reached: {message}", "look at it with `kubectl describe pod`");
    }
}

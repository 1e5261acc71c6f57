using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;
using k8s;
using k8s.Autorest;

namespace Decnet.Cli.Cluster;

/// <summary>A command running in a pod, its output streaming over a WebSocket.</summary>
internal sealed class PodExec : IAsyncDisposable
{
    private const int MaxError = 1 << 16;
    private readonly StreamDemuxer _demuxer;
    private readonly WebSocket _socket;
    private readonly Task<string> _error;
    private readonly Task<string> _status;

    private PodExec(WebSocket socket)
    {
        _socket = socket;
        _demuxer = new StreamDemuxer(socket);
        // Every channel must be wanted before the first frame comes, and read, or one that is full stops the others.
        Output = _demuxer.GetStream(ChannelIndex.StdOut, null);
        var error = _demuxer.GetStream(ChannelIndex.StdErr, null);
        var status = _demuxer.GetStream(ChannelIndex.Error, null);
        _demuxer.Start();
        _error = Task.Run(() => ReadAllAsync(error));
        _status = Task.Run(() => ReadAllAsync(status));
    }

    public Stream Output { get; }

    /// <param name="attached">The command's standard input is open for as long as this end is, so that it can tell when we have gone.</param>
    public static async Task<PodExec> StartAsync(Kubernetes client, PodAddress pod, IEnumerable<string> command, bool attached, CancellationToken cancellationToken)
    {
        try
        {
            return new PodExec(await client.WebSocketNamespacedPodExecAsync(
                pod.Name, pod.Namespace, command, pod.Container, stderr: true, stdin: attached, stdout: true, tty: false, cancellationToken: cancellationToken));
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

    /// <summary>Waits for the end; only after <see cref="Output"/> was read to its own.</summary>
    public async Task<ExecResult> FinishAsync(CancellationToken cancellationToken)
    {
        var error = await _error.WaitAsync(cancellationToken);
        var (code, message) = Parse(await _status.WaitAsync(cancellationToken));
        return new ExecResult(code, code == 0 ? "" : error.Trim() is { Length: > 0 } said ? said : message, error);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _demuxer.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static (int Code, string Message) Parse(string status)
    {
        try
        {
            using var document = JsonDocument.Parse(status);
            var root = document.RootElement;
            if (root.Text("status") == "Success")
                return (0, "");

            var code = root.Items("details", "causes").FirstOrDefault(cause => cause.Text("reason") == "ExitCode").Text("message");
            return (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var exit) ? exit : 1, root.Text("message") ?? "it failed");
        }
        catch (JsonException)
        {
            return (1, "the connection ended before the command did");
        }
    }

    private static CliFault Refused(PodAddress pod, string said)
    {
        var message = Printable.Escape(said.Length > 300 ? said[..300] : said);
        return message.Contains("forbidden", StringComparison.OrdinalIgnoreCase) || message.Contains("403", StringComparison.Ordinal)
            ? ClusterFaults.Forbidden($"exec in pod {pod.Namespace}/{pod.Name}")
            : new CliFault(ExitCode.Unreachable, $"nothing can be run in pod {pod.Namespace}/{pod.Name}: {message}", "look at it with `kubectl describe pod`");
    }

    private static async Task<string> ReadAllAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read)
            {
                if (text.Length < MaxError)
                    text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or WebSocketException)
        {
            // The connection is gone; what was read so far is what there is.
        }

        return text.ToString();
    }
}

using System.Net.WebSockets;
using System.Text;
using Decnet.Cli.Tests.Running;
using Process = System.Diagnostics.Process;

namespace Decnet.Cli.Tests.Cluster;

/// <summary>The kubelet's side of an exec: each frame begins with the channel it is for.</summary>
internal sealed class FakeExec(WebSocket socket, int? cutAfter) : IDisposable
{
    private const byte StandardOutput = 1;
    private const byte StandardError = 2;
    private const byte Status = 3;
    private readonly SemaphoreSlim _sending = new(1);
    private int _sent;

    public async Task RunAsync(string[] command)
    {
        using var process = Process.Start(Running.Cli.Start(Running.Cli.Program, command))!;
        try
        {
            await Task.WhenAll(
                CopyAsync(process, process.StandardOutput.BaseStream, StandardOutput),
                CopyAsync(process, process.StandardError.BaseStream, StandardError));
            await process.WaitForExitAsync();
            await SendAsync(Status, Encoding.UTF8.GetBytes(process.ExitCode == 0
                ? """{"status":"Success"}"""
                : $$$"""{"status":"Failure","message":"terminated","details":{"causes":[{"reason":"ExitCode","message":"{{{process.ExitCode}}}"}]}}"""));
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException)
        {
            // The client left, or the test cuts the line.
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task CopyAsync(Process process, Stream from, byte channel)
    {
        var buffer = new byte[4096];
        try
        {
            while (await from.ReadAsync(buffer) is > 0 and var read)
            {
                await SendAsync(channel, buffer.AsMemory(0, read));
                if ((_sent += read) > cutAfter)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "cut", default);
                    throw new WebSocketException("cut");
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException)
        {
            // Nobody takes its output any more; left alone it would wait for that for ever.
            process.Kill();
            throw;
        }
    }

    private async Task SendAsync(byte channel, ReadOnlyMemory<byte> data)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync((byte[])[channel, .. data.Span], WebSocketMessageType.Binary, true, default);
        }
        finally
        {
            _sending.Release();
        }
    }
}

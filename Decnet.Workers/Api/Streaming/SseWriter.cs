using System.Buffers;
using System.Globalization;
using System.Text;
using Decnet.Bus.Events;
using Microsoft.AspNetCore.Http;

namespace Decnet.Api.Streaming;

/// <summary>Writes Server-Sent Events, each whole and at once. What the client's connection doesn't take within the patience ends the stream.</summary>
internal sealed class SseWriter(HttpResponse response, TimeSpan patience, TimeProvider time)
{
    /// <summary>Called before anything else.</summary>
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        // Proxies that gather answers would hold every event back.
        response.Headers["X-Accel-Buffering"] = "no";
        return SendAsync(": decnet\n\n"u8.ToArray(), cancellationToken);
    }

    public Task KeepAliveAsync(CancellationToken cancellationToken) => SendAsync(": keep-alive\n\n"u8.ToArray(), cancellationToken);

    /// <param name="name">The client's listeners are by this name.</param>
    /// <param name="json">One object.</param>
    public Task EventAsync(string name, byte[] json, CancellationToken cancellationToken) => SendAsync(Frame(name, null, json), cancellationToken);

    /// <param name="sinceUs">No event has an earlier id than one before it.</param>
    public Task EventAsync(BusEvent one, long sinceUs, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        EventText.Write(body, one);
        var at = Math.Max(sinceUs, (one.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        return SendAsync(Frame("bus", string.Create(CultureInfo.InvariantCulture, $"{at}-{one.Id}"), body.WrittenSpan.ToArray()), cancellationToken);
    }

    private static byte[] Frame(string name, string? id, byte[] json)
    {
        // Between the parts of JSON a line may end, in a string it can't; here it would end the event.
        json.AsSpan().Replace((byte)'\n', (byte)' ');
        json.AsSpan().Replace((byte)'\r', (byte)' ');
        var head = (id is null ? "" : $"id: {id}\n") + $"event: {name}\ndata: ";
        return [.. Encoding.UTF8.GetBytes(head), .. json, (byte)'\n', (byte)'\n'];
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await response.BodyWriter.WriteAsync(bytes, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SlowClientException();
        }
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// The JSON lines of one watch. A watch can fall silent without its connection ending (a dropped NAT entry, a stuck
/// proxy), so silence beyond the idle limit ends it with <see cref="WatchSilentException"/>.
/// </summary>
internal static class WatchLines
{
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        Stream stream, TimeSpan idleLimit, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            while (true)
            {
                var result = await ReadInTimeAsync(reader, idleLimit, time, cancellationToken);
                var buffer = result.Buffer;
                while (TryTakeLine(ref buffer, out var line))
                {
                    using var document = JsonDocument.Parse(line);
                    yield return document.RootElement;
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                    yield break;
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static async Task<ReadResult> ReadInTimeAsync(
        PipeReader reader, TimeSpan idleLimit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var watchdog = new CancellationTokenSource(idleLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watchdog.Token);
        try
        {
            return await reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (watchdog.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WatchSilentException(idleLimit);
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }
}

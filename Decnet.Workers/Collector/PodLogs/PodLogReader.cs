using Decnet.Recordings.Reading;

namespace Decnet.Collector.PodLogs;

/// <summary>
/// Reads one container's log, again and again from where it stopped. A container that was started anew has another log: what the one before wrote last is
/// asked for at each beginning, for nobody tells whether it was read to its end.
/// </summary>
internal sealed class PodLogReader(IPodLogs api, DeckyPod pod, LogPosition position, Func<DeckyPod, TakenLine, CancellationToken, ValueTask> take)
{
    public LogPosition Position { get; private set; } = position;

    /// <summary>Times that the log began behind the line that was read last: the node had rotated it away.</summary>
    public long Gaps { get; private set; }

    /// <returns>Lines taken until the connection or the container ended.</returns>
    public async Task<long> ReadAsync(CancellationToken ending)
    {
        var from = Position;
        // Opened first: if the container ends in between, what is followed is the previous one.
        await using var following = await api.FollowAsync(pod, from.Since, ending);
        await using var previous = await api.PreviousAsync(pod, from.Since, ending);
        var met = from.Nanoseconds == 0;
        var taken = 0L;
        foreach (var stream in new[] { previous, following })
        {
            if (stream is null)
                continue;

            var (count, old) = await DrainAsync(stream, met, ending);
            (taken, met) = (taken + count, met || old || count > 0);
        }

        return taken;
    }

    private async Task<(long Taken, bool Met)> DrainAsync(Stream stream, bool met, CancellationToken ending)
    {
        var lines = new LogLines(Position);
        var taken = 0L;
        using var reader = new LineReader(stream);
        while (await reader.FillAsync(ending))
        {
            while (reader.TryNext(out var raw))
            {
                // A line without its newline is one that the connection broke in.
                if (reader.IsTail || !lines.TryTake(raw.Span, out var at, out var text))
                    continue;

                var gap = !met && !lines.HasMetTaken && taken == 0;
                Gaps += gap ? 1 : 0;
                await take(pod, new TakenLine(at, text, lines.Position, gap), ending);
                Position = lines.Position;
                taken++;
            }
        }

        return (taken, lines.HasMetTaken);
    }
}

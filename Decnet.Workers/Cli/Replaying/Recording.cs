using System.Runtime.CompilerServices;
using Decnet.Recordings.Reading;

namespace Decnet.Cli.Replaying;

/// <summary>One session's events as they stream by, and what else its lines told along the way.</summary>
internal sealed class Recording(IAsyncEnumerable<ReadOnlyMemory<byte>> lines)
{
    public SessionHeader? Header { get; private set; }

    public SessionEnd? End { get; private set; }

    public bool Truncated { get; private set; }

    public async IAsyncEnumerable<RecordedEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var time = 0.0;
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            // The first end counts: nothing of the recorder's stands behind it.
            if (End is not null || !ShardLine.TryParse(line, out var record))
                continue;

            Note(record);
            if (record.Kind == RecordKind.Event)
            {
                time = Math.Max(time, record.Time);
                yield return new RecordedEvent(time, record.Channel, EventData.Decode(record), record.NoEcho);
            }
        }
    }

    private void Note(in ShardRecord record)
    {
        Header ??= record.Header;
        End ??= record.End;
        Truncated |= record.Kind == RecordKind.Truncated;
    }
}

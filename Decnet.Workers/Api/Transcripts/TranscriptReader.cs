using Decnet.Recordings.Exporting;
using Decnet.Recordings.Reading;

namespace Decnet.Api.Transcripts;

/// <summary>Makes a page of a session's lines as they stream by. It counts from the beginning every time, so a page is the same whoever asks for it.</summary>
internal sealed class TranscriptReader(string sid, long after, int limit, bool withSecrets)
{
    // However long the events are, an answer stays in memory.
    private const int MaxText = 4 << 20;
    private const string Masked = "•";

    private readonly Dictionary<char, Utf8Text> _text = new() { ['o'] = new(), ['i'] = new() };
    private readonly List<object[]> _events = [];
    private long _number;
    private long _size;
    private bool _full, _ended, _truncated, _hidden;
    private SessionHeader? _header;

    public async Task<TranscriptPage> ReadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken)
    {
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (ShardLine.TryParse(line, out var record))
                Take(record);
            if (_full || _ended)
                break;
        }

        return new TranscriptPage(sid, _header?.Width ?? 0, _header?.Height ?? 0, _events, _full ? _number : null, _ended, _truncated, _hidden);
    }

    private void Take(in ShardRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.Header:
                _header ??= record.Header;
                break;
            case RecordKind.Truncated:
                _truncated = true;
                break;
            case RecordKind.End:
                _ended = true;
                break;
            case RecordKind.Event when record.Channel is 'o' or 'i' or 'r':
                Event(record);
                break;
        }
    }

    private void Event(in ShardRecord record)
    {
        // Another event behind a full page: there is a next one.
        if (_events.Count >= limit || _size >= MaxText)
        {
            _full = true;
            return;
        }

        var text = Text(record);
        if (_number++ < after)
            return;

        _events.Add([record.Time, record.Channel.ToString(), text]);
        _size += text.Length;
    }

    private string Text(in ShardRecord record)
    {
        var bytes = EventData.Decode(record);
        if (record.Channel == 'r')
            return System.Text.Encoding.UTF8.GetString(bytes);
        if (!record.NoEcho || withSecrets)
            return _text[record.Channel].Take(bytes);

        _hidden = true;
        return Masked;
    }
}

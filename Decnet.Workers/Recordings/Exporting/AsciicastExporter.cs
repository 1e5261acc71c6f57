using System.IO.Pipelines;
using System.Text.RegularExpressions;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Exporting;

/// <summary>Makes a standard asciicast v2 file of one session's lines, as they stream by.</summary>
public sealed partial class AsciicastExporter(AsciicastOptions options)
{
    private const int FlushAt = 1 << 16;
    private readonly Dictionary<char, Utf8Text> _text = new() { ['o'] = new(), ['i'] = new() };
    private bool _headed;
    private bool _ended;
    private double _lastTime;
    private long _lines;
    private long _events;
    private long _badLines;

    public async Task<ExportCounts> ExportAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> lines, Stream output, CancellationToken cancellationToken)
    {
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        using var cast = new AsciicastLines(pipe);
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _lines++;
            if (ShardLine.TryParse(line, out var record))
                Add(record, cast);
            else
                _badLines++;

            if (pipe.UnflushedBytes > FlushAt)
                await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        Finish(cast);
        await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        await pipe.CompleteAsync().ConfigureAwait(false);
        return new ExportCounts(_lines, _events, _badLines, _ended);
    }

    private void Add(in ShardRecord record, AsciicastLines cast)
    {
        // Nothing belongs behind the one end that a recorder writes.
        if (_ended)
            return;

        if (record.Kind == RecordKind.End)
            _ended = true;
        if (record.Kind is RecordKind.Header or RecordKind.Event)
            EnsureHeader(record.Header, cast);
        if (record.Kind == RecordKind.Event)
            AddEvent(record, cast);
    }

    private void AddEvent(in ShardRecord record, AsciicastLines cast)
    {
        if (record.Channel == 'i' && !options.WithInput)
            return;

        var bytes = EventData.Decode(record);
        var text = record.Channel switch
        {
            'o' or 'i' => _text[record.Channel].Take(bytes),
            'r' when Size().IsMatch(System.Text.Encoding.ASCII.GetString(bytes)) => System.Text.Encoding.ASCII.GetString(bytes),
            _ => "",
        };
        Write(record.Time, record.Channel, text, cast);
    }

    private void Write(double time, char channel, string text, AsciicastLines cast)
    {
        // Players refuse a clock that runs backwards.
        _lastTime = Math.Max(_lastTime, time);
        if (text.Length == 0)
            return;

        cast.Event(_lastTime, channel, text);
        _events++;
    }

    /// <summary>A session whose first file was rotated away has no header where it must stand: an ordinary terminal is assumed.</summary>
    private void EnsureHeader(SessionHeader? header, AsciicastLines cast)
    {
        if (_headed)
            return;

        cast.Header(header ?? new SessionHeader { Width = 80, Height = 24 }, options);
        _headed = true;
    }

    private void Finish(AsciicastLines cast)
    {
        if (_lines > _badLines)
            EnsureHeader(null, cast);
        foreach (var (channel, text) in _text)
            Write(_lastTime, channel, text.Finish(), cast);
    }

    [GeneratedRegex("^[1-9][0-9]{0,3}x[1-9][0-9]{0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}

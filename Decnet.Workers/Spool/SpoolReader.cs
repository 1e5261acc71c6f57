using System.Text.Json;

namespace Decnet.Spool;

/// <summary>Reads records from an offset on. For one thread.</summary>
public sealed class SpoolReader(SpoolFolder folder)
{
    private const int BlockSize = 1 << 20;
    // No more than is likely wanted: what is left over is read again.
    private const int ReadStep = 1 << 16;
    private readonly byte[] _block = new byte[BlockSize];

    /// <param name="offset">Where a record begins; before the oldest segment means from that one on.</param>
    /// <param name="limit">Records at most.</param>
    public SpoolRead Read(long offset, int limit)
    {
        while (true)
        {
            var segments = folder.Segments();
            var at = segments.LastOrDefault(segment => segment <= offset, segments.Count > 0 ? segments[0] : -1);
            if (at < 0)
                return new SpoolRead(offset, offset, [], 0);

            var start = Math.Max(offset, at);
            var next = segments.FirstOrDefault(segment => segment > at, -1);
            var read = ReadSegment(at, start, limit);
            // An empty rest of a segment that is complete: go on in the next.
            if (read.Next > read.First || next < 0)
                return read;

            offset = next;
        }
    }

    private SpoolRead ReadSegment(long segment, long start, int limit)
    {
        using var file = new FileStream(folder.File(segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (start - segment > file.Length)
            return new SpoolRead(start, start, [], 0);

        file.Position = start - segment;
        var (records, bad, taken, filled) = (new List<CollectedRecord>(), 0, 0, 0);
        while (records.Count < limit)
        {
            if (_block.AsSpan(taken, filled - taken).IndexOf((byte)'\n') is >= 0 and var length)
            {
                if (Parse(_block.AsSpan(taken, length)) is { } record)
                    records.Add(record);
                else
                    bad++;
                taken += length + 1;
            }
            else if (file.Read(_block.AsSpan(filled, Math.Min(ReadStep, BlockSize - filled))) is > 0 and var read)
            {
                filled += read;
            }
            else
            {
                break;
            }
        }

        return new SpoolRead(start, start + taken, records, bad);
    }

    private static CollectedRecord? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SpoolJson.Default.CollectedRecord);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // The latter for an object that doesn't say of what kind it is.
            return null;
        }
    }
}

using System.Buffers;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Scanning;

/// <summary>Walks a shard from where it stands to its end, block by block, with a fixed amount of memory.</summary>
/// <param name="start">Offset of the stream's first byte, a line's beginning.</param>
public sealed class ShardScan(Stream stream, Quarantine quarantine, long start = 0)
{
    private const int BlockSize = 1 << 18;
    private bool _skipping;

    /// <summary>Bytes behind which every line was handed out.</summary>
    public long Position { get; private set; } = start;

    public long Unusual { get; private set; }

    /// <param name="final">The file is complete: what has no newline at its end is a line. Otherwise it waits for the rest.</param>
    public void Run(LineVisitor visit, bool final, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            var filled = 0;
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = stream.Read(buffer, filled, BlockSize - filled);
                filled += read;
                var ended = read == 0;
                var taken = Take(buffer.AsMemory(0, filled), visit, final && ended);
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
                if (ended)
                    return;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Take(ReadOnlyMemory<byte> block, LineVisitor visit, bool last)
    {
        var skipped = Skip(block);
        var scanner = new BlockScanner(block[skipped..], Position, last, quarantine);
        while (scanner.TryNext(out var line))
            visit(in line);

        Unusual += scanner.Unusual;
        Position += scanner.Consumed;
        var taken = skipped + scanner.Consumed;
        if (block.Length - taken <= LineReader.DefaultLimit)
            return taken;

        // No recorder writes such a line: count it once, forget it up to its newline.
        quarantine.Add(Position, block.Length - taken);
        _skipping = true;
        Position += block.Length - taken;
        return block.Length;
    }

    private int Skip(ReadOnlyMemory<byte> block)
    {
        if (!_skipping)
            return 0;

        var newline = block.Span.IndexOf((byte)'\n');
        _skipping = newline < 0;
        var skipped = newline < 0 ? block.Length : newline + 1;
        Position += skipped;
        return skipped;
    }
}

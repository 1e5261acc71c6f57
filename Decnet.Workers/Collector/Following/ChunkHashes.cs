using System.Security.Cryptography;

namespace Decnet.Collector.Following;

/// <summary>
/// Hashes of what was read of a file, chunk by chunk, so that a later look can tell an edit. Sixteen bytes per 64 KiB: ten gigabytes of
/// recordings take 2.5 MB. The last chunk is hashed as far as it was read.
/// </summary>
internal sealed class ChunkHashes
{
    public const int ChunkSize = 1 << 16;
    private const int HashSize = 16;
    private readonly List<UInt128> _whole;

    public ChunkHashes(long length = 0, UInt128 last = default, IEnumerable<UInt128>? whole = null) =>
        (Length, Last, _whole) = (length, last, [.. whole ?? []]);

    /// <summary>Bytes that are hashed.</summary>
    public long Length { get; private set; }

    public UInt128 Last { get; private set; }

    public IReadOnlyList<UInt128> Whole => _whole;

    private static long Start(long length) => length / ChunkSize * ChunkSize;

    /// <summary>Whether the chunk that was read last is still as it was; of an untouched file nothing else needs a look.</summary>
    public bool EndFits(Stream file)
    {
        var start = Start(Length);
        if (Length > start)
            return Hash(file, start, (int)(Length - start)) == Last;

        return _whole.Count == 0 || Hash(file, start - ChunkSize, ChunkSize) == _whole[^1];
    }

    /// <summary>Whether everything that was read is still as it was.</summary>
    public bool AllFits(Stream file, CancellationToken cancellationToken)
    {
        for (var chunk = 0; chunk < _whole.Count; chunk++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Hash(file, (long)chunk * ChunkSize, ChunkSize) != _whole[chunk])
                return false;
        }

        return EndFits(file);
    }

    /// <summary>Hashes on, up to a new length.</summary>
    public void Extend(Stream file, long length)
    {
        var start = Start(Length);
        for (; start + ChunkSize <= length; start += ChunkSize)
            _whole.Add(Hash(file, start, ChunkSize));
        Last = length > start ? Hash(file, start, (int)(length - start)) : default;
        Length = length;
    }

    /// <summary>Begins anew with the file as it is: one alarm for one act.</summary>
    public void Renew(Stream file, long length)
    {
        _whole.Clear();
        Length = 0;
        Extend(file, length);
    }

    private static UInt128 Hash(Stream file, long start, int length)
    {
        var chunk = System.Buffers.ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            file.Position = start;
            var read = file.ReadAtLeast(chunk.AsSpan(0, length), length, throwOnEndOfStream: false);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(chunk.AsSpan(0, read), hash);
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[..HashSize]);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}

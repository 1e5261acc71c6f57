using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Decnet.Spool;

/// <summary>Appends records, one JSON line each. After <see cref="Append"/> they are on the disk.</summary>
public sealed class SpoolWriter : IDisposable
{
    private readonly SpoolFolder _folder;
    private readonly long _segmentLimit;
    private readonly FileStream _lock;
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly Utf8JsonWriter _json;
    private FileStream _file;
    private long _base;

    /// <exception cref="IOException">The folder can't be used, or another collector writes there.</exception>
    public SpoolWriter(SpoolFolder folder, long segmentLimit = 16 << 20)
    {
        _folder = folder;
        _segmentLimit = segmentLimit;
        _json = new Utf8JsonWriter(_lines);
        folder.Name(() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        // Readers may read; whoever wants to write second is refused here.
        _lock = new FileStream(Path.Combine(folder.Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var segments = folder.Segments();
        _base = segments.Count > 0 ? segments[^1] : 0;
        _file = Open();
        CutTornTail();
    }

    public long End => _base + _file.Length;

    /// <exception cref="IOException">There is no room; nothing of it counts as written.</exception>
    public void Append(IReadOnlyList<CollectedRecord> records)
    {
        if (records.Count == 0)
            return;

        if (_file.Length >= _segmentLimit)
            Roll();

        _lines.ResetWrittenCount();
        foreach (var record in records)
        {
            _json.Reset(_lines);
            JsonSerializer.Serialize(_json, record, SpoolJson.Default.CollectedRecord);
            _lines.Write("\n"u8);
        }

        var before = _file.Length;
        try
        {
            _file.Position = before;
            _file.Write(_lines.WrittenSpan);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // Half a batch must not stay: the same records come again.
            _file.SetLength(before);
            throw;
        }
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
        _lock.Dispose();
    }

    private void Roll()
    {
        var next = End;
        _file.Dispose();
        _base = next;
        _file = Open();
    }

    private FileStream Open() => new(_folder.File(_base), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    // A crash in the middle of a write leaves half a line.
    private void CutTornTail()
    {
        var length = _file.Length;
        var one = new byte[1];
        while (length > 0)
        {
            _file.Position = length - 1;
            _file.ReadExactly(one);
            if (one[0] == '\n')
                break;
            length--;
        }

        _file.SetLength(length);
    }
}

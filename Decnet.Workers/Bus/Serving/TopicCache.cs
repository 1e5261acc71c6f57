using Decnet.Bus.Matching;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Serving;

/// <summary>Topics in use by name. Matching happens once per topic and change of subscriptions, not per event.</summary>
internal sealed class TopicCache(PatternTrie<Connection> patterns, byte[] idPrefix)
{
    private const int Limit = 4096;

    // Topics may be long, and receivers many: what is remembered is bounded in bytes as well.
    private const long ByteLimit = 8 * 1024 * 1024;
    private readonly Dictionary<byte[], TopicEntry> _entries = new(BytesComparer.Instance);
    private readonly HashSet<Connection> _found = [];
    private long _bytes;

    /// <summary>Memory of what is remembered, in bytes.</summary>
    public long Bytes => _bytes;

    /// <returns>Null when it is not a topic.</returns>
    public TopicEntry? Find(ReadOnlySpan<byte> topic)
    {
        var lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(topic, out var entry))
        {
            return entry;
        }

        if (!TopicSyntax.IsTopic(topic))
        {
            return null;
        }

        entry = new TopicEntry(topic, idPrefix);
        if (_entries.Count >= Limit || _bytes + entry.Bytes > ByteLimit)
        {
            _entries.Clear();
            _bytes = 0;
        }

        _bytes += entry.Bytes;
        return lookup[topic] = entry;
    }

    public Connection[] Receivers(TopicEntry entry)
    {
        if (entry.Version != patterns.Version)
        {
            patterns.Match(entry.Topic, _found);
            _bytes += (_found.Count - entry.Receivers.Length) * IntPtr.Size;
            entry.Receivers = [.. _found];
            entry.Version = patterns.Version;
            _found.Clear();
        }

        return entry.Receivers;
    }
}

using Decnet.Bus.Matching;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Serving;

/// <summary>Topics in use by name. Matching happens once per topic and change of subscriptions, not per event.</summary>
internal sealed class TopicCache(PatternTrie<Connection> patterns, byte[] idPrefix)
{
    private const int Limit = 4096;
    private readonly Dictionary<byte[], TopicEntry> _entries = new(BytesComparer.Instance);
    private readonly HashSet<Connection> _found = [];

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

        if (_entries.Count >= Limit)
        {
            _entries.Clear();
        }

        return lookup[topic] = new TopicEntry(topic, idPrefix);
    }

    public Connection[] Receivers(TopicEntry entry)
    {
        if (entry.Version != patterns.Version)
        {
            patterns.Match(entry.Topic, _found);
            entry.Receivers = [.. _found];
            entry.Version = patterns.Version;
            _found.Clear();
        }

        return entry.Receivers;
    }
}

using Decnet.Bus.Native;
using Decnet.Bus.Queueing;

namespace Decnet.Bus.Serving;

/// <summary>One client.</summary>
internal sealed class Connection(long number, PeerCredentials peer, ITransport transport, SegmentPool pool, OutboxLimits limits)
    : Subscriber(transport, pool, limits), IDisposable
{
    public long Number { get; } = number;

    public PeerCredentials Peer { get; } = peer;

    /// <summary>As its HELLO says; printable ASCII.</summary>
    public string Name { get; set; } = "";

    public Inbox Inbox { get; } = new();

    public HashSet<string> Patterns { get; } = [];

    /// <summary>The topic it published to last; most publishers stay with one for a while.</summary>
    public TopicEntry? LastTopic { get; set; }

    /// <summary>When it must have completed a frame, as a timestamp of the loop's clock; null when nothing is due.</summary>
    public long? Deadline { get; set; }

    /// <summary>It said BYE: what waits is sent once, then it is closed.</summary>
    public bool IsLeaving { get; set; }

    public void Dispose() => Inbox.Dispose();
}

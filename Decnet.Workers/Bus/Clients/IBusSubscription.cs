using Decnet.Bus.Events;
using Decnet.Bus.Topics;

namespace Decnet.Bus.Clients;

/// <summary>Events of one pattern. It outlives the connection: after a reconnect it is in force again by itself. Dispose to end it.</summary>
public interface IBusSubscription : IAsyncDisposable
{
    TopicPattern Pattern { get; }

    /// <summary>Completes when the server has confirmed it for the first time; at once on a bus that is switched off.</summary>
    Task InForce { get; }

    /// <summary>Events dropped, oldest first, because the reader was more than 1024 (or 8 MiB) behind.</summary>
    long Dropped { get; }

    /// <summary>Events as they come, until disposal or cancellation.</summary>
    IAsyncEnumerable<BusEvent> ReadAllAsync(CancellationToken cancellationToken = default);
}

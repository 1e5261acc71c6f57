using Decnet.Api.Admitting;
using Decnet.Api.Cluster;
using Decnet.Api.Streaming;
using Decnet.Bus.Clients;
using Decnet.Store.Opening;
using Prometheus;

namespace Decnet.Api.Serving;

/// <summary>What the API is made of, and what tests put others in the place of.</summary>
internal sealed record ApiParts
{
    public required ApiSettings Settings { get; init; }

    public required IStoreEngine Store { get; init; }

    public required IBus Bus { get; init; }

    public required IReviews Reviews { get; init; }

    public required IClusterObjects Objects { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILoggerFactory Log { get; init; }

    public required IMetricFactory Metrics { get; init; }

    public StreamOptions Streams { get; init; } = new();
}

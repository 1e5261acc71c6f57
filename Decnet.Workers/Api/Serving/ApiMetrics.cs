using Prometheus;

namespace Decnet.Api.Serving;

/// <summary>What the API counts.</summary>
internal sealed class ApiMetrics(IMetricFactory metrics)
{
    public Counter Requests { get; } = metrics.CreateCounter("decnet_api_requests_total", "Requests by route and status.", ["route", "status"]);

    public Histogram Seconds { get; } = metrics.CreateHistogram(
        "decnet_api_request_seconds", "How long a request takes, streams aside.", new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.001, 4, 9) });

    public Gauge Streams { get; } = metrics.CreateGauge("decnet_api_streams", "Event streams that are open.");

    public Counter SlowClients { get; } = metrics.CreateCounter("decnet_api_slow_clients_total", "Streams that were ended because the client took nothing.");
}

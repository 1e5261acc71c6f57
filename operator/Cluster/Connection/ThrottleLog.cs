using System.Globalization;
using System.Net;
using Prometheus;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>Makes throttling visible: it is no failure, but a sign that somebody asks too much.</summary>
internal sealed partial class ThrottleLog(IMetricFactory metrics, Jitter jitter, TimeProvider time, ILogger<ThrottleLog> logger)
{
    private readonly Counter _waits = metrics.CreateCounter(
        "decnet_operator_throttled_requests_total", "Requests that the API server asked to send again later.", ["code"]);

    public ThrottledRequests Handler() => new(time, jitter, Waiting);

    private void Waiting(HttpStatusCode code)
    {
        _waits.WithLabels(((int)code).ToString(CultureInfo.InvariantCulture)).Inc();
        LogWaiting((int)code);
    }

    [LoggerMessage(LogLevel.Debug, "The API server answers {Code} and asks to wait")]
    private partial void LogWaiting(int code);
}

using System.Globalization;
using Prometheus;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>Counts every attempt at a request under the name that client-go made usual.</summary>
internal sealed class RequestMetrics(Counter requests) : DelegatingHandler
{
    public static Counter Counter(IMetricFactory metrics) => metrics.CreateCounter(
        "rest_client_requests_total", "Requests to the API server by method, host and status code.", ["code", "method", "host"]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var code = "<error>";
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            code = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        finally
        {
            requests.WithLabels(code, request.Method.Method, request.RequestUri?.Authority ?? "").Inc();
        }
    }
}

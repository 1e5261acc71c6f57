using System.Globalization;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>A failure as a metric label: few values, no text of the server's.</summary>
internal static class FailureCause
{
    public static string Of(Exception exception) => exception switch
    {
        WatchGoneException => "410",
        ClusterRequestException refused => ((int)refused.Code).ToString(CultureInfo.InvariantCulture),
        WatchSilentException => "silence",
        TimeoutException => "timeout",
        HttpRequestException or IOException => "connection",
        _ => "other",
    };
}

using System.Text.RegularExpressions;

namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>What the API server answered to the operator, as its own metrics count it.</summary>
internal static partial class Refusals
{
    public static async Task NoneAsync(CancellationToken cancellationToken)
    {
        var pods = await Kubectl.ListAsync("pod", Release.Namespace, "app.kubernetes.io/component=operator", cancellationToken);
        var codes = new Dictionary<string, double>();
        foreach (var pod in pods)
        {
            var metrics = await Kubectl.RunAsync(
                $"get --raw /api/v1/namespaces/{Release.Namespace}/pods/{pod!["metadata"]!["name"]}:8080/proxy/metrics", cancellationToken);
            foreach (Match request in Request().Matches(metrics))
                codes[request.Groups[1].Value] = codes.GetValueOrDefault(request.Groups[1].Value) + double.Parse(request.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.True(codes.GetValueOrDefault("200") > 0, "the operator has asked nothing");
        Assert.False(codes.ContainsKey("403"), $"{codes.GetValueOrDefault("403")} requests of the operator were forbidden: its role lacks a rule");
    }

    [GeneratedRegex("""^rest_client_requests_total\{[^}]*code="(\d+)"[^}]*\} (\S+)$""", RegexOptions.Multiline)]
    private static partial Regex Request();
}

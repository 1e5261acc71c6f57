using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Defaults of the part of the pod that users may change. The limits keep an intruder from using up the node.</summary>
internal static class PodBounds
{
    private static readonly Dictionary<string, string> Requests = new() { ["cpu"] = "25m", ["memory"] = "64Mi" };

    private static readonly Dictionary<string, string> Limits = new()
    {
        ["cpu"] = "1",
        ["memory"] = "512Mi",
        ["ephemeral-storage"] = "1Gi",
    };

    public static PlannedPod Of(DeckyPod pod, DeckyDefaults defaults)
    {
        var requests = Text(pod.Resources?.Requests);
        var limits = Text(pod.Resources?.Limits);
        return new()
        {
            Image = pod.Image ?? defaults.Image,
            ImagePullPolicy = defaults.ImagePullPolicy,
            ImagePullSecrets = pod.ImagePullSecrets is { Count: > 0 } given ? [.. given] : defaults.ImagePullSecrets,
            // A limit without a request is the request as well, as everywhere in Kubernetes.
            Requests = Merge(requests, Requests.Where(usual => !limits.ContainsKey(usual.Key))),
            Limits = Merge(limits, Limits.Select(usual => AtLeast(usual, requests))),
            NodeSelector = new Dictionary<string, string>(pod.NodeSelector ?? new Dictionary<string, string>()),
            Tolerations = [.. pod.Tolerations ?? []],
            Resolvers = defaults.Resolvers,
            LowPorts = defaults.LowPorts,
        };
    }

    private static KeyValuePair<string, string> AtLeast(KeyValuePair<string, string> usual, Dictionary<string, string> requests) =>
        requests.TryGetValue(usual.Key, out var request) && Amount(request) > Amount(usual.Value) ? new(usual.Key, request) : usual;

    private static decimal Amount(string quantity) => new ResourceQuantity(quantity).ToDecimal();

    private static Dictionary<string, string> Text(IDictionary<string, IntOrString>? given) =>
        (given ?? new Dictionary<string, IntOrString>()).ToDictionary(entry => entry.Key, entry => entry.Value.ToString());

    private static Dictionary<string, string> Merge(Dictionary<string, string> given, IEnumerable<KeyValuePair<string, string>> usual) =>
        new(given.Concat(usual.Where(entry => !given.ContainsKey(entry.Key))));
}

namespace Decnet.Operator.Decky.Planning;

/// <summary>Defaults of the part of the pod that users may change. The limits keep an intruder from using up the node.</summary>
internal static class PodBounds
{
    private static readonly ResourceAmounts Usual = new(
        new Dictionary<string, string> { ["cpu"] = "25m", ["memory"] = "64Mi" },
        new Dictionary<string, string> { ["cpu"] = "1", ["memory"] = "512Mi", ["ephemeral-storage"] = "1Gi" });

    public static PlannedPod Of(PodOverride pod, DeckyDefaults defaults) => new()
    {
        Image = pod.Image ?? defaults.Image,
        ImagePullPolicy = defaults.ImagePullPolicy,
        ImagePullSecrets = pod.ImagePullSecrets is { Count: > 0 } given ? [.. given] : defaults.ImagePullSecrets,
        Resources = Usual.OverriddenBy(pod.Resources),
        NodeSelector = new Dictionary<string, string>(pod.NodeSelector ?? new Dictionary<string, string>()),
        Tolerations = [.. pod.Tolerations ?? []],
        Resolvers = defaults.Resolvers,
        LowPorts = defaults.LowPorts,
    };
}

namespace Decnet.Cluster.Tests.Kind;

/// <summary>The fields that kind's v1alpha4 allows, as far as a config without patches may use them.</summary>
internal sealed class KindCluster
{
    public string Kind { get; set; } = "";

    public string ApiVersion { get; set; } = "";

    public string Name { get; set; } = "";

    public List<KindNode> Nodes { get; set; } = [];

    public KindNetworking Networking { get; set; } = new();

    public Dictionary<string, bool> FeatureGates { get; set; } = [];

    public Dictionary<string, string> RuntimeConfig { get; set; } = [];

    public List<string> KubeadmConfigPatches { get; set; } = [];

    public List<string> ContainerdConfigPatches { get; set; } = [];
}

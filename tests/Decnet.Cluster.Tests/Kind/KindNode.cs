namespace Decnet.Cluster.Tests.Kind;

internal sealed class KindNode
{
    public string Role { get; set; } = "";

    public string Image { get; set; } = "";

    public Dictionary<string, string> Labels { get; set; } = [];

    public List<KindMount> ExtraMounts { get; set; } = [];

    public List<KindPort> ExtraPortMappings { get; set; } = [];

    public List<string> KubeadmConfigPatches { get; set; } = [];
}

using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Tests.Decky.Building;

/// <summary>The operator's settings in a case; what the file leaves out is as installed.</summary>
internal sealed class GoldenDefaults
{
    public bool LowPorts { get; set; } = true;

    public List<string> ClusterCidrs { get; set; } = [];

    public List<string> ImagePullSecrets { get; set; } = [];

    public static DeckyDefaults Read(string path)
    {
        var given = File.Exists(path) ? KubernetesYaml.Deserialize<GoldenDefaults>(File.ReadAllText(path)) : new();
        return new()
        {
            Image = "decnet/decky:1",
            LowPorts = given.LowPorts,
            ClusterCidrs = given.ClusterCidrs,
            ImagePullSecrets = given.ImagePullSecrets,
        };
    }
}

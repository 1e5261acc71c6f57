namespace Decnet.Cluster.Tests.Kind;

internal sealed class KindMount
{
    public string ContainerPath { get; set; } = "";

    public string HostPath { get; set; } = "";

    public bool ReadOnly { get; set; }

    public bool SelinuxRelabel { get; set; }

    /// <summary>None, HostToContainer or Bidirectional.</summary>
    public string Propagation { get; set; } = "";
}

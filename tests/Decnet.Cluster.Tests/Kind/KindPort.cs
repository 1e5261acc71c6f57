namespace Decnet.Cluster.Tests.Kind;

internal sealed class KindPort
{
    public int ContainerPort { get; set; }

    public int HostPort { get; set; }

    public string ListenAddress { get; set; } = "";

    /// <summary>TCP, UDP or SCTP.</summary>
    public string Protocol { get; set; } = "";
}

namespace Decnet.Cluster.Tests.Kind;

internal sealed class KindNetworking
{
    public string IpFamily { get; set; } = "";

    public int ApiServerPort { get; set; }

    public string ApiServerAddress { get; set; } = "";

    public string PodSubnet { get; set; } = "";

    public string ServiceSubnet { get; set; } = "";

    public bool DisableDefaultCNI { get; set; }

    public string KubeProxyMode { get; set; } = "";

    public List<string> DnsSearch { get; set; } = [];
}

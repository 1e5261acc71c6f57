using Decnet.Cluster.Tests.Kind;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Decnet.Cluster.Tests;

/// <summary>kind-config.yaml against kind's v1alpha4 schema: kind itself also parses strictly, so an unknown field is an error.</summary>
public sealed class KindConfigTests
{
    private static readonly IDeserializer Strict = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    private static KindCluster Config => Parse(File.ReadAllText(Repository.Path("kind-config.yaml")));

    [Fact]
    public void It_is_a_v1alpha4_cluster_with_known_fields_only()
    {
        Assert.Equal("Cluster", Config.Kind);
        Assert.Equal("kind.x-k8s.io/v1alpha4", Config.ApiVersion);
        Assert.Equal("decnet", Config.Name);
    }

    [Fact]
    public void An_unknown_field_would_be_noticed() =>
        Assert.Throws<YamlException>(() => Parse("kind: Cluster\nnodes:\n- role: control-plane\n  extraMount: []\n"));

    [Fact]
    public void It_has_one_control_plane_node() =>
        Assert.Equal("control-plane", Assert.Single(Config.Nodes).Role);

    [Fact]
    public void The_recordings_lie_under_the_same_path_inside_and_outside()
    {
        var mounts = Config.Nodes.Single().ExtraMounts;
        Assert.Contains(mounts, mount => mount.HostPath == "/var/lib/decnet");
        Assert.All(mounts, mount => Assert.Equal(mount.HostPath, mount.ContainerPath));
        Assert.All(mounts, mount => Assert.StartsWith("/", mount.HostPath, StringComparison.Ordinal));
        Assert.All(mounts, mount => Assert.False(mount.ReadOnly));
    }

    [Fact]
    public void Mapped_ports_are_node_ports_used_once_and_listen_on_the_loopback()
    {
        var ports = Config.Nodes.Single().ExtraPortMappings;
        Assert.NotEmpty(ports);
        Assert.All(ports, port => Assert.InRange(port.ContainerPort, 30000, 32767));
        Assert.Equal(ports.Count, ports.Select(port => port.HostPort).Distinct().Count());
        Assert.All(ports, port => Assert.Equal("127.0.0.1", port.ListenAddress));
        Assert.All(ports, port => Assert.Equal("TCP", port.Protocol));
    }

    [Fact]
    public void A_second_cluster_takes_other_ports_of_the_machine()
    {
        const string Script = "repository=$PWD; source hack/lib/provider-kind.sh; kind_config ";
        var user = Parse(Repository.Bash(Script + "decnet").Output).Nodes.Single().ExtraPortMappings;
        var test = Parse(Repository.Bash(Script + "decnet-test").Output).Nodes.Single().ExtraPortMappings;
        Assert.Equal(user.Select(port => port.ContainerPort), test.Select(port => port.ContainerPort));
        Assert.Empty(user.Select(port => port.HostPort).Intersect(test.Select(port => port.HostPort)));
    }

    private static KindCluster Parse(string yaml) => Strict.Deserialize<KindCluster>(yaml);
}

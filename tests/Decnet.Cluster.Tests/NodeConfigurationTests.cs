using System.Text;

namespace Decnet.Cluster.Tests;

/// <summary>
/// What a native node is started with under Kubernetes releases that can't all be run here. Golden/VERSION.txt holds
/// every command line and configuration file; UPDATE_GOLDEN=1 writes them anew.
/// </summary>
public sealed class NodeConfigurationTests
{
    [Theory]
    [InlineData("1.20")]
    [InlineData("1.23")]
    [InlineData("1.24")]
    [InlineData("1.26")]
    [InlineData("1.27")]
    [InlineData("1.28")]
    [InlineData("1.30")]
    [InlineData("1.31")]
    [InlineData("1.36")]
    public void A_node_of_each_release_is_started_as_written_down(string version)
    {
        var rendered = Render("decnet", $"v{version}.2");
        var golden = Repository.Path("tests", "Decnet.Cluster.Tests", "Golden", $"{version}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, rendered);
        }

        Assert.Equal(File.ReadAllText(golden), rendered);
    }

    [Theory]
    [InlineData("v1.19.16")]
    [InlineData("v1.37.0")]
    [InlineData("v2.0.0")]
    public void A_release_outside_the_range_is_refused_with_the_remedy(string version)
    {
        using var directory = new TemporaryDirectory();
        var (status, _, errors) = Repository.Bash($"hack/lib/native/render decnet {version} '{directory.Path}'");
        Assert.Equal(1, status);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_clusters_share_no_address_path_or_interface()
    {
        const string Names = "source hack/lib/log.sh; source hack/lib/native/names.sh; node_names {0}; " +
            "printf '%s\\n' $NODE_STATE $NODE_CGROUP $NODE_LINK $NODE_NAME $HOST_IP $NODE_IP $POD_CIDR $SERVICE_CIDR";
        var user = Repository.Bash(Names.Replace("{0}", "decnet", StringComparison.Ordinal)).Output.Split('\n');
        var test = Repository.Bash(Names.Replace("{0}", "decnet-test", StringComparison.Ordinal)).Output.Split('\n');
        Assert.Equal(9, user.Length);
        Assert.All(user.Where(line => line.Length > 0), line => Assert.DoesNotContain(line, test));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("Upper")]
    [InlineData("a b")]
    [InlineData("''")]
    public void A_cluster_name_never_becomes_a_path(string name)
    {
        var (status, _, errors) = Repository.Bash($"source hack/lib/log.sh; source hack/lib/native/names.sh; node_names \"{name}\"");
        Assert.Equal(1, status);
        Assert.Contains("not a cluster name", errors, StringComparison.Ordinal);
    }

    private static string Render(string cluster, string version)
    {
        using var directory = new TemporaryDirectory();
        var (status, _, errors) = Repository.Bash($"hack/lib/native/render {cluster} {version} '{directory.Path}'");
        Assert.True(status == 0, errors);
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(directory.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            text.Append("=== ").Append(System.IO.Path.GetRelativePath(directory.Path, file)).Append('\n').Append(File.ReadAllText(file));
        }

        return text.ToString();
    }
}

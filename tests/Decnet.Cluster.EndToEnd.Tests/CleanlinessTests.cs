using static Decnet.Cluster.EndToEnd.Tests.LifecycleCluster;

namespace Decnet.Cluster.EndToEnd.Tests;

[Collection(LifecycleCollection.Name)]
public sealed class CleanlinessTests
{
    private const string Second = "lifecycle-b";

    // Everything on this machine that a cluster could leave behind and that other programs don't change by the minute.
    private const string Traces = """
        ip -o link show | sed 's/^[0-9]*: //; s/[@:].*//'
        ip -4 route show | grep -v linkdown
        ip rule show
        awk '{ print $2, $3 }' /proc/mounts | grep -e kube -e containerd -e netns || true
        find /sys/fs/cgroup -maxdepth 2 -name 'kube*' -type d
        chroot "$(hack/lib/native/rootfs)" iptables-save 2>/dev/null | grep -v '^#' || true
        ls /var/lib/kube-node 2>/dev/null || true
        ls -d /run/containerd /var/lib/kubelet /var/lib/etcd /etc/kubernetes 2>/dev/null || true
        """;

    [Fact]
    public void Two_clusters_run_side_by_side_and_down_leaves_nothing()
    {
        var before = Run(Traces);
        try
        {
            Run($"hack/cluster up {Second}");
            Assert.NotEqual(before, Run(Traces));
            Assert.Contains("Ready", KubectlOf(Second, "get nodes"), StringComparison.Ordinal);
            Assert.DoesNotContain("web", KubectlOf(Second, "get pods,services -A"), StringComparison.Ordinal);
            Assert.Equal("started\n", Kubectl("logs web"));
        }
        finally
        {
            Run($"hack/cluster down {Second}");
        }

        Assert.Equal(before, Run(Traces));
        Assert.Empty(Run($"pgrep -f 'kube-node/[0-9]+ .* {Second}$' || true"));
        WaitForWeb();
    }

    [Fact]
    public void Down_also_removes_what_a_killed_cluster_left()
    {
        var before = Run(Traces);
        Run($"hack/cluster up {Second}");
        Run($"source hack/lib/log.sh; source hack/lib/native/names.sh; node_names {Second}; kill -KILL $(cut -d' ' -f1 $NODE_STATE/pid)");
        Run($"hack/cluster down {Second}");
        Assert.Equal(before, Run(Traces));
    }

    [Fact]
    public void Down_of_a_cluster_that_is_not_there_is_no_error() => Run($"hack/cluster down {Second}");

    private static string KubectlOf(string cluster, string arguments) =>
        Run($"hack/bin/kubectl --kubeconfig $(hack/cluster kubeconfig {cluster}) {arguments}");
}

using System.Diagnostics;
using static Decnet.Cluster.EndToEnd.Tests.LifecycleCluster;

namespace Decnet.Cluster.EndToEnd.Tests;

[Collection(LifecycleCollection.Name)]
public sealed class RepairTests
{
    [Fact]
    public void A_second_up_is_quick_and_changes_nothing()
    {
        var init = InitPid;
        var watch = Stopwatch.StartNew();
        Run($"hack/cluster up {Name}");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(init, InitPid);
    }

    [Theory]
    [InlineData("etcd kube-apiserver kubelet")]
    [InlineData("containerd kube-proxy")]
    [InlineData("kube-controller kube-scheduler")]
    public void Killed_components_come_back_and_the_pods_stay(string components)
    {
        var (init, container) = (InitPid, ContainerId());
        Run($"for name in {components}; do kill -KILL $(pgrep -x --ns {init} --nslist pid $name); done");
        Run($"hack/cluster up {Name}");
        WaitForWeb();
        Assert.Equal(init, InitPid);
        Assert.Equal(container, ContainerId());
    }

    [Fact]
    public void A_node_whose_first_process_was_killed_is_started_again_with_its_objects()
    {
        var (init, container) = (InitPid, ContainerId());
        Run($"kill -KILL {init}");
        Run($"hack/cluster up {Name}");
        Assert.NotEqual(init, InitPid);
        // What says Ready at first is from before; the kubelet finds out and starts the container again.
        Run($$"""
            for try in $(seq 120); do
                now=$(hack/bin/kubectl --kubeconfig $(hack/cluster kubeconfig {{Name}}) get pod web -o jsonpath={.status.containerStatuses[0].containerID})
                [[ -z $now || $now == {{container}} ]] || exit 0
                sleep 0.5
            done
            exit 1
            """);
        WaitForWeb();
    }

    private static string ContainerId() => Kubectl("get pod web -o jsonpath={.status.containerStatuses[0].containerID}");
}

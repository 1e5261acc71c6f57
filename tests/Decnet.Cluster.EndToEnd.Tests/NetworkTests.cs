using static Decnet.Cluster.EndToEnd.Tests.LifecycleCluster;

namespace Decnet.Cluster.EndToEnd.Tests;

[Collection(LifecycleCollection.Name)]
public sealed class NetworkTests
{
    private static string ServiceAddress => Kubectl("get service web -o jsonpath={.spec.clusterIP}").Trim();

    [Fact]
    public void Logs_and_exec_reach_a_container()
    {
        Assert.Equal("started\n", Kubectl("logs web"));
        Assert.StartsWith("uid=1000 gid=1000", Kubectl("exec web -- id"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_reaches_a_service() =>
        Assert.Contains("client", Kubectl($"exec web -- wget -qO- http://{ServiceAddress}/cgi-bin/who"), StringComparison.Ordinal);

    [Fact]
    public void A_user_of_the_machine_reaches_a_ClusterIP_under_the_machines_own_address()
    {
        var answer = Run($"{Names} curl -sf --retry 20 --retry-delay 1 --retry-all-errors -m 5 http://{ServiceAddress}/cgi-bin/who; echo $HOST_IP").Trim().Split('\n');
        Assert.EndsWith(answer[1], answer[0].TrimEnd(']'), StringComparison.Ordinal);
    }

    [Fact]
    public void A_NodePort_keeps_the_address_of_each_client()
    {
        var port = Kubectl("get service web -o jsonpath={.spec.ports[0].nodePort}").Trim();
        var answers = Run($$"""
            {{Names}}
            other=${HOST_IP%.1}.77
            ip address add "$other/24" dev "$NODE_LINK" 2>/dev/null || true
            curl -sf --retry 20 --retry-delay 1 --retry-all-errors -m 5 "http://$NODE_IP:{{port}}/cgi-bin/who"
            curl -sf --retry 20 --retry-delay 1 --retry-all-errors -m 5 --interface "$other" "http://$NODE_IP:{{port}}/cgi-bin/who"
            ip address del "$other/24" dev "$NODE_LINK"
            """).Trim().Split('\n');
        Assert.EndsWith(".1", answers[0].TrimEnd(']'), StringComparison.Ordinal);
        Assert.EndsWith(".77", answers[1].TrimEnd(']'), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_beyond_this_machine_can_be_reached_from_a_pod()
    {
        // The machine's own gateway is the nearest address that is not this machine's.
        var gateway = Run("ip -4 route show default | cut -d' ' -f3 | head -n1").Trim();
        Assert.SkipWhen(gateway.Length == 0, "this machine has no gateway");
        var answer = Kubectl($"exec web -- sh -c 'nc -w 2 {gateway} 53 </dev/null 2>&1 || echo unreachable'");
        Assert.EndsWith("unreachable\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostPath_shows_the_same_files_inside_and_outside()
    {
        Kubectl("exec web -- sh -c 'echo from inside > /files/note'");
        Assert.Equal("from inside\n", File.ReadAllText("/var/lib/misc/lifecycle/note"));
        Assert.Equal("1000:1000", Run("stat -c %u:%g /var/lib/misc/lifecycle/note").Trim());
    }

    [Fact]
    public void The_machine_keeps_its_own_kernel_settings() => Assert.Equal(KernelSettingsBefore, KernelSettings());
}

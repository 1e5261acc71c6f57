using Decnet.Cluster.Tests;

namespace Decnet.Cluster.EndToEnd.Tests;

/// <summary>A native cluster of these tests' own, with a web server in it that tells who asked.</summary>
public sealed class LifecycleCluster : IDisposable
{
    public const string Name = "lifecycle";

    public LifecycleCluster()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the native cluster needs root");
        try
        {
            Start();
        }
        catch
        {
            // xunit does not dispose a fixture whose constructor threw.
            Dispose();
            throw;
        }
    }

    /// <summary>Settings that a kubelet would change, as they were before the cluster.</summary>
    public static string KernelSettingsBefore { get; } = KernelSettings();

    public static string InitPid => Run($"{Names} pgrep -P $(cut -d' ' -f1 $NODE_STATE/pid)").Trim();

    /// <summary>Sets NODE_IP, NODE_STATE and so on for a script.</summary>
    public static string Names => $"source hack/lib/log.sh; source hack/lib/native/names.sh; node_names {Name};";

    public static string KernelSettings() =>
        Run("sysctl vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops net.ipv4.ip_forward");

    /// <summary>Runs a script that must succeed, natively whatever the machine would choose.</summary>
    public static string Run(string script)
    {
        var (status, output, errors) = Repository.Bash("export DECNET_PROVIDER=native; " + script);
        Assert.True(status == 0, $"{script}\nexit {status}\n{output}\n{errors}");
        return output;
    }

    public static string Kubectl(string arguments) => Run(Command(arguments));

    /// <summary>Ready, and reached by the kubelet again: after containerd was killed it waits before it calls it anew.</summary>
    public static void WaitForWeb()
    {
        Kubectl("wait pod web --for=condition=Ready --timeout=60s");
        Run($"for try in $(seq 120); do {Command("exec web -- sh -c :")} && exit 0; sleep 0.5; done; exit 1");
    }

    private static string Command(string arguments) =>
        $"hack/bin/kubectl --kubeconfig $(hack/cluster kubeconfig {Name}) {arguments}";

    public void Dispose() => Run($"hack/cluster down {Name}; rm -rf /var/lib/misc/lifecycle");

    private static void Start()
    {
        _ = KernelSettingsBefore;
        Run($"install -d -o 1000 -g 1000 /var/lib/misc/lifecycle; hack/cluster up {Name}");
        Run($"f=$(mktemp); tests/Decnet.Cluster.EndToEnd.Tests/probe-image $f; hack/cluster load {Name} $f; rm -f $f");
        Kubectl("apply -f tests/Decnet.Cluster.EndToEnd.Tests/probe.yaml");
        WaitForWeb();
    }
}

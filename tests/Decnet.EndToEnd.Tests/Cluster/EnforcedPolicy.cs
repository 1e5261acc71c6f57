using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>
/// Does for every pod but the operator's what a network plugin that enforces a policy without egress would do: drops each new connection that a
/// pod begins. The local node's own plugin enforces nothing.
/// </summary>
internal sealed class EnforcedPolicy : IAsyncDisposable
{
    private const string Chain = "tests-no-egress";
    private static readonly string Script = Path.Combine(TestCluster.Root, "hack", "lib", "native", "node");

    private EnforcedPolicy()
    {
    }

    public static async Task<EnforcedPolicy> BeginAsync(string pods, string operatorAddress, CancellationToken cancellationToken)
    {
        await IptablesAsync(cancellationToken, "-N", Chain);
        await IptablesAsync(cancellationToken, "-A", Chain, "-s", operatorAddress, "-j", "RETURN");
        await IptablesAsync(cancellationToken, "-A", Chain, "-s", pods, "-m", "conntrack", "--ctstate", "NEW", "-j", "DROP");
        foreach (var hook in (string[])["INPUT", "FORWARD"])
        {
            await IptablesAsync(cancellationToken, "-I", hook, "-j", Chain);
        }

        return new();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hook in (string[])["INPUT", "FORWARD"])
        {
            await IptablesAsync(default, "-D", hook, "-j", Chain);
        }

        await IptablesAsync(default, "-F", Chain);
        await IptablesAsync(default, "-X", Chain);
    }

    private static async Task IptablesAsync(CancellationToken cancellationToken, params string[] arguments) =>
        (await Programs.RunAsync("bash", [Script, "net", TestCluster.Name, "iptables", "-w", .. arguments], cancellationToken)).Succeeded();
}

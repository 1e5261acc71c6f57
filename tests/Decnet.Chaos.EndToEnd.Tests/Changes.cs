using System.Globalization;
using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>Creates, edits and deletes deckies, and remembers what was accepted last.</summary>
internal sealed class Changes(Random random, Journal journal)
{
    public const string Steady = "steady";
    private static readonly string[] Names = [Steady, "one", "two"];
    private readonly Dictionary<string, string?> _wanted = [];

    /// <summary>Allowed network by decky; null when the decky was deleted.</summary>
    public IReadOnlyDictionary<string, string?> Wanted => _wanted;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names)
            await UntilAcceptedAsync(name, Network(0), cancellationToken);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var name = Names[random.Next(Names.Length)];
            var delete = name != Steady && _wanted[name] is not null && random.Next(4) == 0;
            await UntilAcceptedAsync(name, delete ? null : Network(number), CancellationToken.None);
            journal.Note($"{(delete ? "deleted" : "applied")} {name}");
            await Chaos.PauseAsync(TimeSpan.FromSeconds(1 + (random.NextDouble() * 4)), stop);
        }
    }

    // What got no answer may have been accepted or not; asking until there is one makes it certain.
    private async Task UntilAcceptedAsync(string name, string? network, CancellationToken cancellationToken)
    {
        while (!await TryAsync(name, network, cancellationToken))
            await Chaos.PauseAsync(TimeSpan.FromSeconds(0.5), cancellationToken);
        _wanted[name] = network;
    }

    private static async Task<bool> TryAsync(string name, string? network, CancellationToken cancellationToken)
    {
        var answer = network is null
            ? await Kubectl.TryAsync(["delete", "decky", "-n", Chaos.Namespace, name, "--ignore-not-found", "--wait=false", "--request-timeout=10s"], cancellationToken)
            : await Kubectl.TryAsync(["apply", "-f", "-", "--request-timeout=10s"], cancellationToken, Manifest(name, network));
        return answer.ExitCode == 0;
    }

    private static string Manifest(string name, string network) => Decoy.Manifest(
        Chaos.Namespace, name, "[{name: ssh, accounts: [{name: admin, password: chaos}]}]",
        $"  expose: {{type: NodePort}}\n  egress: {{allowedCIDRs: [{network}]}}\n");

    private static string Network(int number) => string.Create(CultureInfo.InvariantCulture, $"198.18.{number / 250 % 250}.{number % 250}/32");
}

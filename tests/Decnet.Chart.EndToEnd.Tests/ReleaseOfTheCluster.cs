using Decnet.Chart.EndToEnd.Tests.Releases;

namespace Decnet.Chart.EndToEnd.Tests;

/// <summary>Takes over the release of the tests' cluster, hands out a cluster without the product, and puts the release back for the other tests.</summary>
public sealed class ReleaseOfTheCluster : IAsyncLifetime
{
    internal Release Release { get; private set; } = new([]);

    public async ValueTask InitializeAsync() => Release = await Release.FindAsync(CancellationToken.None);

    /// <summary>Removes release and definitions, whatever a test before left.</summary>
    internal static async Task ClearAsync(CancellationToken cancellationToken)
    {
        if ((await Kubectl.RunAsync($"get secret -n {Release.Namespace} -l owner=helm,name=decnet -o name", cancellationToken)).Length > 0)
            await Release.UninstallAsync(cancellationToken);
        var definitions = (await Kubectl.RunAsync("get crd -o name", cancellationToken)).Split('\n').Where(name => name.EndsWith(".decnet.io", StringComparison.Ordinal)).ToArray();
        // The garbage collector halts while kinds go, so what it has to collect is waited for first.
        await Leftovers.OnlyDefinitionsAsync(cancellationToken);
        if (definitions.Length > 0)
            await Kubectl.RunAsync($"delete {string.Join(' ', definitions)} --timeout=60s", cancellationToken);
        await Leftovers.AreAsync([], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        var cluster = Path.GetFileName(Path.GetDirectoryName(TestCluster.Kubeconfig))!;
        (await Programs.RunAsync(Path.Combine(TestCluster.Root, "hack/install"), [cluster], CancellationToken.None)).Succeeded();
    }
}

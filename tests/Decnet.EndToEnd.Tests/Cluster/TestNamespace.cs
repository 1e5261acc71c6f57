namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>A namespace of one test class' own, removed at the end (recordings stay, as for a user).</summary>
internal static class TestNamespace
{
    public static async Task CreateAsync(string name, CancellationToken cancellationToken)
    {
        // What a run before left behind, or is still being removed.
        (await Kubectl.TryAsync(["delete", "namespace", name, "--wait=true", "--ignore-not-found"], cancellationToken)).Succeeded();
        var recordings = new DirectoryInfo(Path.Combine(TestCluster.ArtifactRoot, name));
        if (recordings.Exists)
        {
            recordings.Delete(recursive: true);
        }

        await Kubectl.ApplyAsync($"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n", cancellationToken);
    }

    public static async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        (await Kubectl.TryAsync(["delete", "namespace", name, "--wait=false", "--ignore-not-found"], cancellationToken)).Succeeded();
}

using System.Text.Json.Nodes;

namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>The release in the tests' cluster, as a user handles it with Helm.</summary>
internal sealed class Release(JsonObject values)
{
    public const string Namespace = "decnet-system";
    private const string Name = "decnet";
    private static readonly Dictionary<string, string> Environment = new() { ["KUBECONFIG"] = TestCluster.Kubeconfig };

    public static string ThisChart { get; } = Path.Combine(TestCluster.Root, "charts/decnet");

    /// <summary>The values that hack/install gave it: images and directories of this cluster.</summary>
    public static async Task<Release> FindAsync(CancellationToken cancellationToken)
    {
        var found = await HelmAsync($"get values {Name} -n {Namespace} -o json", cancellationToken);
        return new(JsonNode.Parse(found)!.AsObject());
    }

    public Task InstallAsync(string chart, CancellationToken cancellationToken, string more = "") => BringAsync("install", chart, more, cancellationToken);

    public Task UpgradeAsync(string chart, CancellationToken cancellationToken, string more = "") => BringAsync("upgrade", chart, more, cancellationToken);

    public static Task RollBackAsync(int revision, CancellationToken cancellationToken) =>
        HelmAsync($"rollback {Name} {revision} -n {Namespace} --wait --timeout 180s", cancellationToken);

    public static Task<string> TestAsync(CancellationToken cancellationToken) =>
        HelmAsync($"test {Name} -n {Namespace} --timeout 120s", cancellationToken);

    /// <summary>Helm's own limit makes a hanging uninstall a failure.</summary>
    public static Task UninstallAsync(CancellationToken cancellationToken) => HelmAsync($"uninstall {Name} -n {Namespace} --timeout 60s", cancellationToken);

    private async Task BringAsync(string verb, string chart, string more, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, ChartValues.KnownTo(chart, values).ToJsonString(), cancellationToken);
            await HelmAsync($"{verb} {Name} {chart} -n {Namespace} --values {file} --wait --timeout 180s {more}", cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> HelmAsync(string arguments, CancellationToken cancellationToken) =>
        (await Programs.RunAsync(TestCluster.Tool("helm"), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), Environment, null, cancellationToken))
            .Succeeded().OutputText;
}

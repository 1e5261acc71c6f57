using System.Text;
using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>What a user types: kubectl against the tests' cluster.</summary>
internal static class Kubectl
{
    private static readonly Dictionary<string, string> Environment = new() { ["KUBECONFIG"] = TestCluster.Kubeconfig };

    public static Task<ProgramResult> TryAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        Programs.RunAsync(TestCluster.Tool("kubectl"), arguments, Environment, input is null ? null : Encoding.UTF8.GetBytes(input), cancellationToken);

    public static async Task<string> RunAsync(string arguments, CancellationToken cancellationToken) =>
        (await TryAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken)).Succeeded().OutputText;

    public static async Task ApplyAsync(string manifest, CancellationToken cancellationToken) =>
        (await TryAsync(["apply", "-f", "-"], cancellationToken, manifest)).Succeeded();

    public static async Task<JsonNode?> GetAsync(string kind, string ns, string name, CancellationToken cancellationToken)
    {
        var result = await TryAsync(["get", kind, "-n", ns, name, "--ignore-not-found", "-o", "json"], cancellationToken);
        return result.Succeeded().Output.Length == 0 ? null : JsonNode.Parse(result.Output);
    }

    public static async Task<JsonArray> ListAsync(string kind, string ns, string selector, CancellationToken cancellationToken)
    {
        var result = await TryAsync(["get", kind, "-n", ns, "-l", selector, "-o", "json"], cancellationToken);
        return JsonNode.Parse(result.Succeeded().Output)!["items"]!.AsArray();
    }
}

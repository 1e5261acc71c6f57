namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>What of the product is in the cluster, whoever made it: by the chart's label, by the API group and by name.</summary>
internal static class Leftovers
{
    private const string Columns = "custom-columns=K:.kind,NS:.metadata.namespace,N:.metadata.name,P:.metadata.labels.app\\.kubernetes\\.io/part-of";

    public static async Task<string[]> FindAsync(CancellationToken cancellationToken)
    {
        var kinds = (await Kubectl.RunAsync("api-resources --verbs=list -o name", cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(kind => !kind.StartsWith("events", StringComparison.Ordinal) && !kind.StartsWith("componentstatuses", StringComparison.Ordinal));
        var found = await Kubectl.TryAsync(["get", string.Join(',', kinds), "-A", "--ignore-not-found", "--no-headers", "-o", Columns], cancellationToken);
        // A kind may go between the two calls; what the answer holds counts all the same.
        return
        [
            .. found.OutputText.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length == 4)
                .Where(words => words[3] == "decnet" || words[2].Contains("decnet", StringComparison.Ordinal))
                .Where(words => words is not ["Namespace", ..])
                .Select(words => $"{words[0]} {words[2]}").Distinct().Order(),
        ];
    }

    public static Task AreAsync(string[] expected, CancellationToken cancellationToken)
    {
        string[] found = [];
        return Eventually.TrueAsync(
            async () => (found = await FindAsync(cancellationToken)).SequenceEqual(expected),
            () => $"only [{string.Join(", ", expected)}] to be left; there are [{string.Join(", ", found)}]", TimeSpan.FromSeconds(60), cancellationToken);
    }
}

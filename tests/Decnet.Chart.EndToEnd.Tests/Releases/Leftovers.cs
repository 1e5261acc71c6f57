namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>What of the release is in the cluster, whoever made it: by the chart's label and by name. Machines of deckies are not part of it.</summary>
internal static class Leftovers
{
    private const string Columns = "custom-columns=K:.kind,NS:.metadata.namespace,N:.metadata.name,P:.metadata.labels.app\\.kubernetes\\.io/part-of,D:.metadata.labels.decnet\\.io/decky";

    public static async Task<string[]> FindAsync(CancellationToken cancellationToken)
    {
        var kinds = (await Kubectl.RunAsync("api-resources --verbs=list -o name", cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(kind => !kind.StartsWith("events", StringComparison.Ordinal) && !kind.StartsWith("componentstatuses", StringComparison.Ordinal));
        var found = await Kubectl.TryAsync(["get", string.Join(',', kinds), "-A", "--ignore-not-found", "--no-headers", "-o", Columns], cancellationToken);
        // A kind may go between the two calls; what the answer holds counts all the same.
        return
        [
            .. found.OutputText.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length == 5)
                .Where(words => words[3] == "decnet" || words[2].Contains("decnet", StringComparison.Ordinal))
                .Where(words => words is not ["Namespace", ..] && words[4] == "<none>")
                .Select(words => $"{words[0]} {words[2]}").Distinct().Order(),
        ];
    }

    /// <summary>Definitions with the group that the API server registers for them, and nothing else.</summary>
    public static Task OnlyDefinitionsAsync(CancellationToken cancellationToken)
    {
        string[] found = [];
        return Eventually.TrueAsync(
            async () => (found = await FindAsync(cancellationToken)).All(item => item.StartsWith("CustomResourceDefinition ", StringComparison.Ordinal) || item.StartsWith("APIService ", StringComparison.Ordinal)),
            () => $"nothing but definitions to be left; there are [{string.Join(", ", found)}]", TimeSpan.FromSeconds(120), cancellationToken);
    }

    public static Task AreAsync(string[] expected, CancellationToken cancellationToken)
    {
        string[] found = [];
        return Eventually.TrueAsync(
            async () => (found = await FindAsync(cancellationToken)).SequenceEqual(expected),
            () => $"only [{string.Join(", ", expected)}] to be left; there are [{string.Join(", ", found)}]", TimeSpan.FromSeconds(120), cancellationToken);
    }
}

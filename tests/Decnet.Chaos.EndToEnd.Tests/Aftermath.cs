using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>What must be true when the failures have stopped.</summary>
internal static class Aftermath
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private static readonly string[] Kinds = ["secret", "networkpolicy", "deployment", "service"];

    public static async Task EverySpecIsMetAsync(IReadOnlyDictionary<string, string?> wanted, CancellationToken cancellationToken)
    {
        foreach (var (name, network) in wanted.Where(entry => entry.Value is not null))
        {
            var last = "nothing";
            await Eventually.TrueAsync(
                async () => (last = await ProblemAsync(name, network!, cancellationToken)).Length == 0, () => $"{name} to be as asked for; {last}", Limit, cancellationToken);
        }
    }

    public static async Task NoChildIsOrphanedOrDoubledAsync(IReadOnlyDictionary<string, string?> wanted, CancellationToken cancellationToken)
    {
        var expected = wanted.Where(entry => entry.Value is not null).Select(entry => entry.Key).Order().ToList();
        foreach (var kind in (string[])[.. Kinds, "pod"])
        {
            List<string> owners = [];
            await Eventually.TrueAsync(
                async () => (owners = await DeckiesOfAsync(kind, cancellationToken)).SequenceEqual(expected),
                () => $"one {kind} each of {string.Join(',', expected)}; there are those of {string.Join(',', owners)}", Limit, cancellationToken);
        }
    }

    public static async Task NoRecordingIsLostAsync(Decoy decoy, IReadOnlyCollection<(string Marker, bool Completed)> visits, CancellationToken cancellationToken)
    {
        var transcripts = Transcript.Split(await Node.TranscriptAsync(decoy.Namespace, decoy.Name, "ssh", cancellationToken)).ToList();
        foreach (var (marker, completed) in visits)
        {
            var transcript = Assert.Single(transcripts, candidate => candidate.Output.Contains(marker, StringComparison.Ordinal));
            Assert.Single(transcript.Lines, line => line["hdr"] is not null);
            var ends = transcript.Lines.Count(line => line["end"] is not null);
            Assert.True(completed ? ends == 1 : ends <= 1, $"{marker} has {ends} terminal records");
        }
    }

    private static async Task<string> ProblemAsync(string name, string network, CancellationToken cancellationToken)
    {
        // The API server may still be on its way.
        var answer = await Kubectl.TryAsync(["get", "decky,networkpolicy", "-n", Chaos.Namespace, name, "-o", "json"], cancellationToken);
        if (answer.ExitCode != 0)
            return answer.ErrorText;

        var items = JsonNode.Parse(answer.OutputText)!["items"]!.AsArray();
        var (decky, policy) = (items[0]!, items[1]!);
        var ready = decky["status"]?["conditions"]?.AsArray().FirstOrDefault(condition => (string?)condition!["type"] == "Ready");
        return (string?)ready?["status"] != "True" ? $"Ready is {ready?.ToJsonString()}"
            : (long?)decky["status"]?["observedGeneration"] != (long?)decky["metadata"]!["generation"] ? "the last change was not seen"
            : !policy["spec"]!.ToJsonString().Contains(network, StringComparison.Ordinal) ? $"the policy lacks {network}"
            : "";
    }

    private static async Task<List<string>> DeckiesOfAsync(string kind, CancellationToken cancellationToken)
    {
        var children = await Kubectl.ListAsync(kind, Chaos.Namespace, "decnet.io/decky", cancellationToken);
        var selected = children.Where(child => kind != "pod" || (string?)child!["status"]?["phase"] == "Running");
        return [.. selected.Select(child => (string)child!["metadata"]!["labels"]!["decnet.io/decky"]!).Order()];
    }
}

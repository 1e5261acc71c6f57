using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>The node's own disk, read as the unprivileged uid that recordings belong to.</summary>
internal static class Node
{
    public const int Reader = 1000;

    public static Task<ProgramResult> AsReaderAsync(CancellationToken cancellationToken, params string[] command) =>
        Programs.RunAsync("setpriv", ["--reuid", $"{Reader}", "--regid", $"{Reader}", "--clear-groups", "--no-new-privs", .. command], cancellationToken);

    public static async Task<string[]> TranscriptAsync(string ns, string decky, string service, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(TestCluster.ArtifactRoot, ns, decky, service, "transcripts");
        var result = await AsReaderAsync(cancellationToken, "sh", "-c", $"cat {folder}/*.jsonl");
        return result.Succeeded().OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Recordings.Tests;

/// <summary>An artifact root in a temporary folder.</summary>
internal sealed class ArtifactRoot : IDisposable
{
    public const string Day = "2026-05-01";

    public string Path { get; } = Directory.CreateTempSubdirectory("decnet-artifacts-").FullName;

    public string Transcripts(string source = "lab/web/ssh") =>
        Directory.CreateDirectory(System.IO.Path.Combine(Path, source, "transcripts")).FullName;

    public string Shard(string name = $"sessions-{Day}.jsonl", string source = "lab/web/ssh") =>
        System.IO.Path.Combine(Transcripts(source), name);

    public ArtifactRoot With(string content, string name = $"sessions-{Day}.jsonl", string source = "lab/web/ssh")
    {
        File.WriteAllText(Shard(name, source), content);
        return this;
    }

    public async Task<List<SessionSummary>> ListAsync(SourceFilter? filter = null, string? boot = null)
    {
        var sessions = new List<SessionSummary>();
        var indexer = new SessionIndexer(new LocalArtifacts(Path), boot);
        await foreach (var session in indexer.ListAsync(filter ?? SourceFilter.Everything, TestContext.Current.CancellationToken))
            sessions.Add(session);
        return sessions;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using Decnet.Collector.Following;
using Decnet.Recordings.Finding;
using Decnet.Spool;

namespace Decnet.Collector.Tests.Following;

/// <summary>An artifact root, a follower over it, and what it told.</summary>
internal sealed class FollowedTree : IDisposable
{
    public const string Day = "2026-05-01";
    private ShardFollower _follower = null!;

    public FollowedTree() => Restart(null);

    public string Root { get; } = Directory.CreateTempSubdirectory("decnet-collector-").FullName;

    public List<CollectedRecord> Told { get; } = [];

    public SessionBook Book { get; private set; } = null!;

    public IEnumerable<string> Ends => Told.OfType<CollectedEnd>().Select(end => $"{end.Decky} {end.Sid[..8]} {end.Reason}");

    public IEnumerable<string> Alarms => Told.OfType<CollectedTampering>().Select(alarm => $"{alarm.Decky} {alarm.Shard} {alarm.What}");

    public string Shard(string decky = "web", string name = $"sessions-{Day}.jsonl") =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "lab", decky, "ssh", "transcripts")).FullName, name);

    public FollowedTree Append(string lines, string decky = "web", string name = $"sessions-{Day}.jsonl")
    {
        File.AppendAllText(Shard(decky, name), lines);
        return this;
    }

    public async Task<FollowedTree> SweepAsync(bool audit = false, SourceFilter? filter = null)
    {
        await _follower.SweepAsync(new LocalArtifacts(Root), filter ?? SourceFilter.Everything, audit, TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>Ends the follower and begins another from what it would have left on disk.</summary>
    public void Restart()
    {
        var path = Path.Combine(Root, "checkpoint");
        new Checkpoint { Files = [.. _follower.Files.Select(Checkpoint.Of)], Sessions = [.. Book.Open] }.Save(path);
        Restart(Checkpoint.Load(path));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Restart(Checkpoint? from)
    {
        Book = new SessionBook(Told.Add, TimeProvider.System, from?.Sessions);
        _follower = new ShardFollower(Book, Told.Add, TimeProvider.System, from?.Files.Select(file => file.ToFile()).OfType<FollowedFile>());
    }
}

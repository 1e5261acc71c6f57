using Decnet.Recordings.Finding;
using Decnet.Recordings.Scanning;
using Decnet.Spool;

namespace Decnet.Collector.Following;

/// <summary>
/// Reads shards on from where it stopped, file by file, whatever they are called by now, and notices when one is no longer what it was: shorter, edited, or
/// gone without having been rotated out. What was read before stays; each act is told once.
/// </summary>
internal sealed class ShardFollower(SessionBook book, Action<CollectedRecord> tell, TimeProvider time, IEnumerable<FollowedFile>? files = null)
{
    private readonly Dictionary<(TranscriptSource, ShardIdentity), FollowedFile> _files =
        (files ?? []).ToDictionary(file => (file.Source, file.Identity));

    private readonly List<FollowedFile> _reused = [];
    private long _sweep;

    public IReadOnlyCollection<FollowedFile> Files => _files.Values;

    public Quarantine Quarantine { get; } = new();

    public long BytesRead { get; private set; }

    /// <summary>A look at everything that the filter wants.</summary>
    /// <param name="audit">Also compare all that was read before, not just the end of files that changed.</param>
    public async Task SweepAsync(IArtifacts artifacts, SourceFilter filter, bool audit, CancellationToken cancellationToken)
    {
        _sweep++;
        var complete = new HashSet<TranscriptSource>();
        await foreach (var transcripts in artifacts.FindAsync(filter, cancellationToken))
        {
            await foreach (var shard in transcripts.OpenAsync(filter, cancellationToken))
                Visit(transcripts.Source, shard, audit, cancellationToken);
            complete.Add(transcripts.Source);
        }

        Miss(complete, filter);
    }

    private void Visit(TranscriptSource source, Shard shard, bool audit, CancellationToken cancellationToken)
    {
        if (shard.Identity is not { } identity)
            return;
        if (_files.TryGetValue((source, identity), out var file) && IsAnother(file.Name, shard.Name))
        {
            _reused.Add(file);
            file = null;
        }

        if (file is null)
            _files[(source, identity)] = file = new FollowedFile(source, identity, shard.Name, new ChunkHashes());

        file.Name = shard.Name;
        file.Sweep = _sweep;
        var (position, length) = (file.Read.Length, shard.Content.Length);
        if (length < position)
            Alarm(file, "shrunk", shard, length);
        else if ((length > position || audit) && position > 0 && !Fits(file, shard, audit, cancellationToken))
            Alarm(file, "edited", shard, position);
        if (length > file.Read.Length)
            Read(file, shard, cancellationToken);
    }

    // Rotation only ever counts up within a day. Anything else is a new file in the place (inode) of one that was deleted.
    private static bool IsAnother(ShardName before, ShardName now) => before.Day != now.Day || now.Rotation < before.Rotation;

    private static bool Fits(FollowedFile file, Shard shard, bool audit, CancellationToken cancellationToken) =>
        audit ? file.Read.AllFits(shard.Content, cancellationToken) : file.Read.EndFits(shard.Content);

    private void Read(FollowedFile file, Shard shard, CancellationToken cancellationToken)
    {
        var start = file.Read.Length;
        shard.Content.Position = start;
        var scan = new ShardScan(shard.Content, Quarantine, start);
        scan.Run((in ScannedLine line) => book.Take(file.Source, shard.Name.Day, line), final: false, cancellationToken);
        file.Read.Extend(shard.Content, scan.Position);
        BytesRead += scan.Position - start;
    }

    private void Alarm(FollowedFile file, string what, Shard shard, long goOnAt)
    {
        Tell(file, what);
        file.Read.Renew(shard.Content, goOnAt);
    }

    // Rotation drops the oldest file of a day, and only that: one with at least as high a number is there then.
    private void Miss(HashSet<TranscriptSource> complete, SourceFilter filter)
    {
        var missing = _files.Values.Where(file => file.Sweep != _sweep).Concat(_reused)
            .Where(file => complete.Contains(file.Source) && filter.WantsDay(file.Name.Day)).ToList();
        foreach (var file in missing)
        {
            var rotatedOut = file.Name.Rotation > 0 && _files.Values.Any(other => other.Sweep == _sweep && other.Source == file.Source
                && other.Name.Day == file.Name.Day && other.Name.Rotation >= file.Name.Rotation);
            if (!rotatedOut)
                Tell(file, "removed");
            if (!_reused.Contains(file))
                _files.Remove((file.Source, file.Identity));
        }

        _reused.Clear();
    }

    private void Tell(FollowedFile file, string what) => tell(new CollectedTampering
    {
        Namespace = file.Source.Namespace,
        Decky = file.Source.Decky,
        Service = file.Source.Service,
        AtUs = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000,
        Shard = file.Name.ToString(),
        What = what,
        Read = file.Read.Length,
    });
}

using System.Collections.Concurrent;
using Decnet.Collector.Closing;
using Decnet.Collector.Following;
using Decnet.Collector.PodLogs;
using Decnet.Recordings.Finding;
using Decnet.Spool;

namespace Decnet.Collector.Collecting;

/// <summary>
/// One round: look at the shards, take the lines of logs that came, put it all into the spool, then remember how far that was. Whatever fails, the same things
/// are tried again in the next round; a crash costs reading again, and nothing is stored twice for that.
/// </summary>
internal sealed class Collection : IDisposable
{
    private const int QueueLimit = 5_000;
    // A first look at gigabytes finds more than should wait in memory for its end.
    private const int PendingLimit = 5_000;
    private readonly string _checkpointFile;
    private readonly TimeProvider _time;
    private readonly SpoolWriter _spool;
    private readonly List<CollectedRecord> _pending = [];
    private readonly Dictionary<string, LogPosition> _logs;
    private readonly BlockingCollection<(IReadOnlyList<CollectedRecord> Records, string Source, LogPosition Position)> _queue = new(QueueLimit);
    // Lines of logs that are pending since an attempt to write them failed.
    private readonly List<(string Source, LogPosition Position)> _unwritten = [];
    private readonly SessionBook _book;
    private readonly ShardFollower _follower;
    private int _writtenEarly;
    private bool _spoolFails;

    /// <exception cref="IOException">The spool can't be used.</exception>
    public Collection(SpoolFolder spool, TimeProvider time)
    {
        _time = time;
        _spool = new SpoolWriter(spool);
        _checkpointFile = Path.Combine(spool.Path, "checkpoint.json");
        var checkpoint = Checkpoint.Load(_checkpointFile);
        _logs = new(checkpoint.Logs);
        _book = new SessionBook(Tell, time, checkpoint.Sessions);
        _follower = new ShardFollower(_book, Tell, time, checkpoint.Files.Select(file => file.ToFile()).OfType<FollowedFile>());
    }

    /// <summary>As of the last record in the spool.</summary>
    public IReadOnlyDictionary<string, LogPosition> Logs => _logs;

    public int OpenSessions => _book.Open.Count;

    public long BytesRead => _follower.BytesRead;

    public long BadLines => _follower.Quarantine.Count;

    /// <summary>For the followers of logs; waits while the spool is behind.</summary>
    /// <param name="records">What a line is worth; maybe nothing.</param>
    /// <param name="source">Pod's uid and container.</param>
    /// <param name="position">How far its log was taken with that line.</param>
    public async ValueTask TakeAsync(IReadOnlyList<CollectedRecord> records, string source, LogPosition position, CancellationToken cancellationToken)
    {
        while (!_queue.TryAdd((records, source, position)))
            await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellationToken);
    }

    public Task SweepAsync(IArtifacts artifacts, SourceFilter filter, bool audit, CancellationToken cancellationToken) =>
        _follower.SweepAsync(artifacts, filter, audit, cancellationToken);

    /// <summary>Closes sessions whose recorder is gone.</summary>
    /// <param name="boot">Of this node; null when it can't be told.</param>
    /// <param name="pods">Of deckies on this node; null when they were never told.</param>
    public void CloseLost(string? boot, PodList? pods)
    {
        var lost = _book.Open.Where(session => SessionFate.IsLost(session, boot, pods)).ToList();
        lost.ForEach(_book.Lose);
    }

    /// <summary>Puts what was seen into the spool and remembers it.</summary>
    /// <returns>Zero when there was nothing new.</returns>
    /// <exception cref="IOException">No room; everything is kept for the next time.</exception>
    public int Flush()
    {
        // In their order: nobody else takes from the queue, and what comes while they can't be written comes behind.
        for (var taken = 0; taken < QueueLimit && _queue.TryTake(out var item); taken++)
        {
            _pending.AddRange(item.Records);
            _unwritten.Add((item.Source, item.Position));
        }

        _spoolFails = false;
        _spool.Append(_pending);
        var count = _writtenEarly + Math.Max(_pending.Count, _unwritten.Count);
        foreach (var (source, position) in _unwritten)
            _logs[source] = position;
        _unwritten.Clear();
        _pending.Clear();
        _writtenEarly = 0;
        return count;
    }

    /// <param name="sources">Logs that are still there; the others are forgotten. Null keeps all.</param>
    public void Save(IReadOnlyCollection<string>? sources)
    {
        if (sources is not null)
        {
            foreach (var gone in _logs.Keys.Except(sources).ToList())
                _logs.Remove(gone);
        }

        new Checkpoint { Files = [.. _follower.Files.Select(Checkpoint.Of)], Sessions = [.. _book.Open], Logs = _logs }.Save(_checkpointFile);
    }

    public void Dispose()
    {
        _spool.Dispose();
        _queue.Dispose();
    }

    private void Tell(CollectedRecord record)
    {
        _pending.Add(record);
        if (_pending.Count < PendingLimit || _spoolFails)
            return;

        try
        {
            _spool.Append(_pending);
            _writtenEarly += _pending.Count;
            _pending.Clear();
        }
        catch (IOException)
        {
            // In the midst of a shard nobody can stop: the end of the round tries again, and says what is wrong.
            _spoolFails = true;
        }
    }
}

using Decnet.Ingester.Interpreting;
using Decnet.Spool;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Ingester.Ingesting;

/// <summary>
/// Spool to store, batch by batch: rows and position in one transaction, so each record is stored exactly once, whoever is killed whenever and however many
/// ingesters there are. Others hear of it only after the commit.
/// </summary>
internal sealed class SpoolIngestion(SpoolFolder folder, PersistentStore store, KnowledgeWriter writer, Action<IReadOnlyList<StoreWrite>> stored)
{
    private const int BatchLimit = 500;
    private readonly SpoolReader _reader = new(folder);
    private string? _source;
    private long _reached = -1;

    public long Records { get; private set; }

    /// <summary>Lines of the spool or of a log that nobody could read.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Up to where everything is stored.</summary>
    public long Reached => Math.Max(0, _reached);

    /// <summary>Stores all that is there.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (folder.Id is not { } id)
            return;

        if (_source != $"spool/{id}")
        {
            _source = $"spool/{id}";
            _reached = await store.RunAsync(cancelled => writer.ReachedAsync(_source, cancelled), cancellationToken);
        }

        await StoreAllAsync(_source, cancellationToken);
    }

    private async Task StoreAllAsync(string source, CancellationToken cancellationToken)
    {
        var ahead = Task.FromResult(Take(_reached));
        try
        {
            while (await ahead is var taken && taken.Read.Next > _reached)
            {
                // What stands behind is understood while this is stored.
                if (taken.Read.Records.Count == BatchLimit)
                    ahead = Task.Run(() => Take(taken.Read.Next), CancellationToken.None);
                await StoreAsync(source, taken, cancellationToken);
                if ((await ahead).Read.First != _reached)
                    ahead = Task.FromResult(Take(_reached));
            }
        }
        finally
        {
            // The reader is for one at a time.
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Taken Take(long from)
    {
        var read = _reader.Read(from, BatchLimit);
        return new Taken(read, [.. read.Records.Select(Interpretation.Of)]);
    }

    private async Task StoreAsync(string source, Taken taken, CancellationToken cancellationToken)
    {
        var batch = new WriteBatch(source, _reached, taken.Read.Next, [.. taken.Writes.OfType<StoreWrite>()]);
        var outcome = await store.RunAsync(cancelled => writer.CommitAsync(batch, cancelled), cancellationToken);
        // Another ingester was faster, or the store is a new one: go on from what it says.
        _reached = outcome.Reached;
        if (outcome.Reached != batch.To)
            return;

        Records += taken.Read.Records.Count;
        Unreadable += taken.Read.Bad + taken.Writes.Count(write => write is null);
        stored(outcome.Effective);
    }

    private sealed record Taken(SpoolRead Read, IReadOnlyList<StoreWrite?> Writes);
}

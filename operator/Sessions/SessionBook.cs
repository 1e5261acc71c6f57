using System.Collections.Concurrent;
using System.Net;
using Decnet.Workers.Contract;

namespace Decnet.Operator.Sessions;

/// <summary>
/// How many sessions deckies had, as the ingesters last said. A decky under attack has a new one every second: what reconciles see of it changes once a
/// minute at most.
/// </summary>
internal sealed class SessionBook(TimeProvider time)
{
    public static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyDictionary<ObjectKey, SessionCount>> _stores = [];
    private readonly ConcurrentDictionary<ObjectKey, (SessionCount Count, DateTimeOffset At)> _published = new();
    private Action<ObjectKey> _wake = _ => { };

    /// <summary>What to call for a decky whose count has changed.</summary>
    public void Tell(Action<ObjectKey> wake) => Volatile.Write(ref _wake, wake);

    /// <returns>Null when nothing is known of the decky.</returns>
    public SessionCount? Of(ObjectKey decky) => _published.TryGetValue(decky, out var entry) ? entry.Count : null;

    public void Note(SessionCounts counts)
    {
        List<ObjectKey> changed;
        lock (_gate)
        {
            _stores[counts.Store] = counts.Deckies.GroupBy(decky => new ObjectKey(decky.Namespace, decky.Decky))
                .ToDictionary(group => group.Key, group => Count(group.Last()));
            changed = [.. _stores[counts.Store].Keys.Where(Publish)];
        }

        changed.ForEach(Volatile.Read(ref _wake));
    }

    private bool Publish(ObjectKey decky)
    {
        var count = _stores.Values.Select(store => store.GetValueOrDefault(decky)).OfType<SessionCount>().Aggregate(SessionCount.Sum);
        var now = time.GetUtcNow();
        if (_published.TryGetValue(decky, out var before) && (before.Count == count || now - before.At < Pace))
            return false;

        _published[decky] = (count, now);
        return true;
    }

    // The address is what a recorder wrote.
    private static SessionCount Count(DeckyCount said) => new(
        said.Total, WholeSeconds.Of(said.LastAt.UtcDateTime), IPAddress.TryParse(said.LastSource, out var address) ? address.ToString() : null);
}

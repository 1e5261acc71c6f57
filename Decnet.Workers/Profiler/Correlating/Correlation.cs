using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Store.Attackers;
using Decnet.Store.Opening;

namespace Decnet.Profiler.Correlating;

/// <summary>Sessions and credentials to attackers, and attackers to scores. Told to others after the commit, and only what is new.</summary>
internal sealed class Correlation(PersistentStore store, IBus bus, TimeProvider time)
{
    private readonly AttackerLinker _linker = new(store.Engine, time);
    private readonly AttackerScores _scores = new(store.Engine);

    /// <param name="profiled">Attackers whose sessions were profiled just now.</param>
    public async Task RunAsync(IReadOnlyCollection<long> profiled, CancellationToken cancellationToken)
    {
        var touched = profiled.ToHashSet();
        while (await store.RunAsync(_linker.LinkAsync, cancellationToken) is { Count: > 0 } linked)
        {
            foreach (var attacker in linked.Where(attacker => attacker.IsNew))
                bus.Publish(BusTopics.AttackerObserved, EventKinds.AttackerObserved, Seen(attacker));
            touched.UnionWith(linked.Select(attacker => attacker.Id));
        }

        foreach (var scored in await store.RunAsync(cancelled => _scores.ScoreAsync(touched, cancelled), cancellationToken))
            bus.Publish(BusTopics.AttackerScored, EventKinds.AttackerScored, Seen(scored));
    }

    private static AttackerSeen Seen(LinkedAttacker attacker) => new()
    {
        Address = attacker.Address,
        Decky = attacker.Deckies.FirstOrDefault(),
        FirstSeen = DateTimeOffset.UnixEpoch.AddMicroseconds(attacker.FirstUs),
    };

    private static AttackerSeen Seen(ScoredAttacker attacker) => new()
    {
        Address = attacker.Address,
        FirstSeen = DateTimeOffset.UnixEpoch.AddMicroseconds(attacker.FirstSeenUs),
        Score = attacker.Score,
        Verdict = attacker.Verdict,
    };
}

using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Attackers;

/// <summary>Whose sessions these are.</summary>
public static class AttackersOf
{
    public static async Task<IReadOnlyCollection<long>> SessionsAsync(IStoreEngine engine, IReadOnlyList<long> sessions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var attackers = new HashSet<long>();
        await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
        foreach (var session in sessions)
        {
            if (await transaction.NumberAsync("SELECT attacker_id FROM sessions WHERE id = @p0", [session], cancellationToken) is { } attacker)
                attackers.Add(attacker);
        }

        return attackers;
    }
}

using System.Globalization;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Attackers;

/// <summary>Scores of attackers, from what is stored of them.</summary>
public sealed class AttackerScores(IStoreEngine engine)
{
    private const string Facts =
        """
        SELECT a.sessions, a.deckies, a.score, a.address, a.first_seen_us,
          (SELECT p.verdict FROM sessions s JOIN session_profiles p ON p.session_id = s.id
            WHERE s.attacker_id = a.id AND p.verdict IS NOT NULL ORDER BY s.started_us DESC LIMIT 1),
          EXISTS (SELECT 1 FROM credentials c WHERE c.attacker_id = a.id AND c.accepted),
          EXISTS (SELECT 1 FROM sessions s JOIN commands c ON c.session_id = s.id WHERE s.attacker_id = a.id)
        FROM attackers a WHERE a.id = @p0
        """;

    /// <returns>Those whose score changed.</returns>
    public async Task<IReadOnlyList<ScoredAttacker>> ScoreAsync(IReadOnlyCollection<long> attackers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attackers);
        var changed = new List<ScoredAttacker>();
        if (attackers.Count == 0)
            return changed;

        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
            foreach (var id in attackers)
            {
                if ((await transaction.RowsAsync(Facts, [id], cancellationToken)).FirstOrDefault() is not { } row)
                    continue;

                var verdict = (string?)row[5];
                var deckies = System.Text.Json.JsonSerializer.Deserialize<List<string>>((string)row[1]!) ?? [];
                var score = AttackerScore.Of(new AttackerFacts(Number(row[0]), deckies.Count, verdict, Number(row[6]) > 0, Number(row[7]) > 0));
                if (row[2] is { } before && Number(before) == score)
                    continue;

                await transaction.ExecuteAsync("UPDATE attackers SET score = @p1, verdict = @p2 WHERE id = @p0", [id, score, verdict], cancellationToken);
                changed.Add(new ScoredAttacker(id, (string)row[3]!, Number(row[4]), score, verdict));
            }

            await transaction.CommitAsync(cancellationToken);
            return changed;
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}

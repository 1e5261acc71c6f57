using System.Globalization;
using System.Text.Json;
using Decnet.Store.Opening;
using Decnet.Store.Writing;
using Decnet.Workers.Contract;

namespace Decnet.Store.Attackers;

/// <summary>Gives sessions and credentials their attacker: one per source address. Each session is counted once, for it has an attacker from then on.</summary>
public sealed class AttackerLinker(IStoreEngine engine, TimeProvider time)
{
    private const int Step = 2_000;
    // The operator's log may come behind a machine's: so long nobody is made an attacker for a log-in that could be the operator's own.
    private static readonly TimeSpan OperatorsWord = TimeSpan.FromSeconds(30);

    private const string Sessions =
        "SELECT id, address, namespace, decky, started_us FROM sessions WHERE attacker_id IS NULL AND address IS NOT NULL ORDER BY started_us LIMIT @p0";

    private const string Credentials = "SELECT id, address, namespace, decky, first_us, last_us, user_name FROM credentials WHERE attacker_id IS NULL AND address <> '' ORDER BY id LIMIT @p0";

    private const string Create =
        """
        INSERT INTO attackers (address, first_seen_us, last_seen_us, sessions, deckies) VALUES (@p0, @p1, @p1, 0, '[]')
        ON CONFLICT (address) DO NOTHING
        """;

    private const string Select = "SELECT id, first_seen_us, last_seen_us, sessions, deckies FROM attackers WHERE address = @p0";
    private const string Update = "UPDATE attackers SET first_seen_us = @p1, last_seen_us = @p2, sessions = @p3, deckies = @p4 WHERE id = @p0";

    /// <summary>Links what is there, a bounded number at a time.</summary>
    /// <returns>Attackers whose sessions or credentials are new; empty when nothing is left to link.</returns>
    public async Task<IReadOnlyList<LinkedAttacker>> LinkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
            var touched = new Dictionary<string, LinkedAttacker>(StringComparer.Ordinal);
            foreach (var row in await transaction.RowsAsync(Sessions, [Step], cancellationToken))
            {
                var attacker = await FindAsync(transaction, touched, (string)row[1]!, Number(row[4]), cancellationToken);
                attacker.Visit($"{row[2]}/{row[3]}", Number(row[4]), Number(row[4]), session: true);
                await transaction.ExecuteAsync("UPDATE sessions SET attacker_id = @p1 WHERE id = @p0", [row[0], attacker.Id], cancellationToken);
            }

            foreach (var row in await transaction.RowsAsync(Credentials, [Step], cancellationToken))
            {
                if (MayBeOperators(row))
                    continue;

                var attacker = await FindAsync(transaction, touched, (string)row[1]!, Number(row[4]), cancellationToken);
                attacker.Visit($"{row[2]}/{row[3]}", Number(row[4]), Number(row[5]), session: false);
                await transaction.ExecuteAsync("UPDATE credentials SET attacker_id = @p1 WHERE id = @p0", [row[0], attacker.Id], cancellationToken);
            }

            foreach (var attacker in touched.Values)
            {
                await transaction.ExecuteAsync(
                    Update, [attacker.Id, attacker.FirstUs, attacker.LastUs, attacker.Sessions, JsonSerializer.Serialize(attacker.Deckies)], cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return [.. touched.Values];
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    private bool MayBeOperators(object?[] row) =>
        ProofLogIn.CouldBe((string)row[6]!) && Number(row[5]) > (time.GetUtcNow() - OperatorsWord).ToUnixTimeMilliseconds() * 1000;

    private static async Task<LinkedAttacker> FindAsync(
        StoreTransaction transaction, Dictionary<string, LinkedAttacker> touched, string address, long at, CancellationToken cancellationToken)
    {
        if (touched.TryGetValue(address, out var known))
            return known;

        var isNew = await transaction.ExecuteAsync(Create, [address, at], cancellationToken) > 0;
        var row = (await transaction.RowsAsync(Select, [address], cancellationToken))[0];
        var deckies = JsonSerializer.Deserialize<List<string>>((string)row[4]!) ?? [];
        return touched[address] = new LinkedAttacker(Number(row[0]), address, isNew, deckies)
        {
            FirstUs = Number(row[1]),
            LastUs = Number(row[2]),
            Sessions = (int)Number(row[3]),
        };
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;
using Decnet.Workers.Contract;

namespace Decnet.Store.Writing;

/// <summary>
/// Attempts to log in that are the operator's own. It says so in its log, before each; one refused attempt of that name at that decky, soon after, is it and counts for nobody. An
/// address is never left out: whoever learns the name can hide one refused attempt under it and nothing else.
/// </summary>
internal static class ProofLogIns
{
    // The clocks of two nodes may differ; a server that is slow to answer is given up after a while.
    private const long Before = 30_000_000, After = 120_000_000;

    private const string Said = "SELECT count(*) FROM logs WHERE source = @p0 AND message_id = @p1 AND at_us BETWEEN @p2 AND @p3";
    private const string Met = "SELECT count(*) FROM logs WHERE source = @p0 AND message_id = @p1";

    private const string Find =
        """
        SELECT id, attacker_id, count, last_us, address FROM credentials
        WHERE last_us BETWEEN @p0 AND @p1 AND namespace = @p2 AND decky = @p3 AND service = @p4 AND user_name = @p5 AND accepted = @p6 ORDER BY last_us LIMIT 1
        """;

    private const string Forget =
        """
        DELETE FROM attackers WHERE id = @p0 AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.attacker_id = @p0)
          AND NOT EXISTS (SELECT 1 FROM credentials c WHERE c.attacker_id = @p0)
        """;

    /// <summary>No log that was read has such a name: those are a pod's uid and container.</summary>
    public static string Source(string @namespace, string decky, string service, string user) => $"proof/{@namespace}/{decky}/{service}/{user}";

    /// <returns>Whether this attempt is the operator's; then it is not to be stored as one.</returns>
    public static async Task<bool> MeetsAsync(StoreTransaction transaction, Credential attempt, CancellationToken cancellationToken)
    {
        if (attempt.Accepted || !ProofLogIn.CouldBe(attempt.UserName))
            return false;

        var source = Source(attempt.Namespace, attempt.Decky, attempt.Service, attempt.UserName);
        var said = await transaction.NumberAsync(Said, [source, KnownApps.Proof, attempt.LastUs - After, attempt.LastUs + Before], cancellationToken);
        return said > 0
            && said > await transaction.NumberAsync(Met, [source, KnownApps.ProofMet], cancellationToken)
            && await MarkAsync(transaction, source, attempt, cancellationToken);
    }

    public static async Task TakeBackAsync(StoreTransaction transaction, ProofWrite proof, CancellationToken cancellationToken)
    {
        var found = await transaction.RowsAsync(
            Find, [proof.AtUs - Before, proof.AtUs + After, proof.Namespace, proof.Decky, proof.Service, proof.User, false], cancellationToken);
        if (found is not [[{ } id, var attacker, { } count, { } last, string address]])
            return;

        var attempt = new Credential { Namespace = proof.Namespace, Decky = proof.Decky, Address = address, LastUs = Number(last) };
        if (!await MarkAsync(transaction, Source(proof.Namespace, proof.Decky, proof.Service, proof.User), attempt, cancellationToken))
            return;

        await transaction.ExecuteAsync(
            Number(count) > 1 ? "UPDATE credentials SET count = count - 1 WHERE id = @p0" : "DELETE FROM credentials WHERE id = @p0", [id], cancellationToken);
        if (attacker is not null)
            await transaction.ExecuteAsync(Forget, [attacker], cancellationToken);
    }

    // Beside what was said: so many attempts are the operator's as it announced.
    private static Task<bool> MarkAsync(StoreTransaction transaction, string source, Credential attempt, CancellationToken cancellationToken) =>
        new LogWrite(new LogEntry
        {
            Source = source,
            SourcePosition = -attempt.LastUs,
            AtUs = attempt.LastUs,
            Namespace = attempt.Namespace,
            Decky = attempt.Decky,
            Severity = 6,
            App = KnownApps.Operator,
            MessageId = KnownApps.ProofMet,
            Text = attempt.Address,
        }).WriteAsync(transaction, cancellationToken);

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Proving;

/// <summary>
/// How often proofs are repeated. One round of both costs six requests: the twin is made and removed, a log is read, each proof changes the status, and
/// one is for what goes wrong. With many machines the rounds grow longer, so that all of them together ask no more of the API server than its budget.
/// </summary>
internal sealed class ProofRhythm(DeckyDefaults defaults, ProofPace pace, IStores stores)
{
    private const double RequestsARound = 6;

    private readonly IStore<V1Alpha1Decky> _deckies = stores.Of<V1Alpha1Decky>();

    /// <summary>Zero: never by time alone.</summary>
    public TimeSpan Interval => Of(defaults.Proofs.Interval, _deckies.Count, pace.RequestsASecond);

    /// <param name="asked">As configured: the shortest.</param>
    /// <param name="deckies">That share the budget.</param>
    /// <param name="budget">Requests a second.</param>
    public static TimeSpan Of(TimeSpan asked, int deckies, double budget)
    {
        var affordable = TimeSpan.FromSeconds(deckies * RequestsARound / budget);
        return asked == TimeSpan.Zero || asked > affordable ? asked : affordable;
    }
}

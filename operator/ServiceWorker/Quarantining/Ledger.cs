using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Quarantining;

/// <summary>
/// The account of a worker's crashes: what the status remembers and what its pods have to add. Kept in status, so that a
/// restart of the operator neither forgets a crash nor counts one twice.
/// </summary>
internal sealed record Ledger(IReadOnlyList<WorkerCrash> Crashes, IReadOnlyList<WorkerEnds> Ends, long Restarts)
{
    /// <summary>What the pods added.</summary>
    public IReadOnlyList<WorkerCrash> Added { get; private init; } = [];

    /// <summary>The status does not know all of this yet.</summary>
    public bool IsNews { get; private init; }

    public static Ledger Of(WorkerStatus status, IReadOnlyList<V1Pod> pods, QuarantineRule rule)
    {
        var known = (status.Ends ?? []).ToDictionary(entry => entry.Uid);
        var counts = pods.Select(pod => EndCount.Of(pod, known.GetValueOrDefault(pod.Metadata.Uid))).ToList();
        var added = counts.SelectMany(count => count.Crashes).OrderBy(crash => crash.At).ToList();
        return new(
            Kept([.. status.Crashes ?? [], .. added], rule),
            [.. counts.Select(count => count.Ends).OfType<WorkerEnds>()],
            (status.Restarts ?? 0) + counts.Sum(count => count.Fresh))
        {
            Added = added,
            IsNews = counts.Any(count => count.Fresh > 0),
        };
    }

    /// <summary>A worker that was started anew begins without a past.</summary>
    public Ledger Forgiven() => this with { Crashes = [], Restarts = 0, Added = [] };

    /// <summary>Crashes so far inside the window that ends at <paramref name="now"/>.</summary>
    public static int Recent(IEnumerable<WorkerCrash>? crashes, QuarantineRule rule, DateTime now) =>
        (crashes ?? []).Count(crash => crash.At > now - rule.Window);

    // What has left the window cannot come back into it, and more than the rule asks for changes nothing.
    private static List<WorkerCrash> Kept(IReadOnlyList<WorkerCrash> crashes, QuarantineRule rule)
    {
        var last = crashes.Count == 0 ? default : crashes.Max(crash => crash.At);
        return [.. crashes.Where(crash => crash.At > last - rule.Window).OrderBy(crash => crash.At).TakeLast(QuarantineRule.MostCrashes)];
    }
}

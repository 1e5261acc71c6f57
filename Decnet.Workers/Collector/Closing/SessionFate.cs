using Decnet.Collector.Following;
using Decnet.Collector.PodLogs;

namespace Decnet.Collector.Closing;

/// <summary>
/// Whether the recorder of an open session is still there. It wrote which boot of the machine it ran in; and it ran in its decky's container, so a session
/// that began before the container that runs now is over, and so is one whose decky has no pod here any more.
/// </summary>
internal static class SessionFate
{
    /// <param name="session">In question.</param>
    /// <param name="boot">Of this node; null when it can't be told.</param>
    /// <param name="pods">
    /// Of deckies on this node; null when nothing is known. From a list that was asked for before the session was first seen nothing is concluded:
    /// the pod may be younger than the list.
    /// </param>
    public static bool IsLost(OpenSession session, string? boot, PodList? pods)
    {
        if (boot is not null && session.BootId is not null && session.BootId != boot)
            return true;
        if (pods is null || !pods.Covers(session.Namespace) || Microseconds(pods.AskedAt) <= session.SeenUs)
            return false;

        var machines = pods.Pods.Where(pod => pod.Namespace == session.Namespace && pod.Decky == session.Decky).ToList();
        // The API counts whole seconds, and so do headers: both round down, by one clock.
        return machines.Count == 0 || machines.Any(pod => pod.Since is { } since && session.StartedUs < Microseconds(since));
    }

    private static long Microseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() * 1000;
}

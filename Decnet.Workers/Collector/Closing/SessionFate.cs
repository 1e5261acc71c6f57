using Decnet.Collector.Following;

namespace Decnet.Collector.Closing;

/// <summary>
/// Whether the recorder of an open session is still there. It wrote which boot of the machine it ran in; and it ran in its decky's pod, so one that
/// began before the pod's container did is gone with the container before.
/// </summary>
internal static class SessionFate
{
    // Clocks of pods and nodes are the kernel's, so they agree; header timestamps are whole seconds.
    private const long Slack = 2_000_000;

    /// <param name="boot">Of this node; null when it can't be told.</param>
    /// <param name="machineStartedUs">When the decky's container began; null when none runs on this node, or when the API does not answer.</param>
    /// <param name="machineKnown">False when nothing is known of the decky's pod now: then nothing is concluded from its absence.</param>
    public static bool IsLost(OpenSession session, string? boot, long? machineStartedUs, bool machineKnown)
    {
        if (boot is not null && session.BootId is not null && session.BootId != boot)
            return true;
        if (!machineKnown)
            return false;

        return machineStartedUs is null || session.StartedUs + Slack < machineStartedUs;
    }
}

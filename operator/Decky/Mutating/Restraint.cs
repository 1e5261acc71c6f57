using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.MachineLog;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>
/// Keeps a machine from being made anew under somebody who is logged in, for a bounded time. When nobody knows who is
/// logged in, it waits as if somebody were.
/// </summary>
internal sealed class Restraint(ILiveSessions sessions, TimeProvider time)
{
    private static readonly TimeSpan UntilGone = TimeSpan.FromSeconds(5);

    public async Task<bool> HoldsAsync(Pass pass, CancellationToken cancellationToken)
    {
        var now = WholeSeconds.Now(time);
        var since = pass.Decky.Status?.Held?.Since ?? now;
        var until = since + pass.Plan!.SessionGrace;
        if (!pass.MayRestart && pass.Observed.Pod is { Status.Phase: "Running" } machine && now < until
            && await sessions.CountAsync(machine, cancellationToken) is not 0 and var live)
        {
            pass.Held = new() { Since = since, Until = until, Sessions = live };
            pass.LookAgainAfter(until - now < UntilGone ? until - now : UntilGone);
            return true;
        }

        pass.MayRestart = true;
        return false;
    }
}

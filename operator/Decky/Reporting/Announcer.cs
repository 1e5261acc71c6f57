using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Reporting;

/// <summary>Events for what a person must know: a decky that became ready or ceased to be, and why.</summary>
internal sealed class Announcer(IEventRecorder events)
{
    // Nothing is wrong, it only takes a moment.
    private static readonly string[] Passing = [Reason.Provisioning, Reason.AddressPending, Reason.EndpointsPending];

    public void Announce(V1Alpha1Decky decky, DeckyStatus status)
    {
        AnnounceMutation(decky, status);
        var before = Conditions.Find(decky.Status?.Conditions, Conditions.Ready);
        var now = Conditions.Find(status.Conditions, Conditions.Ready)!;
        if (before?.Status == now.Status && before.Reason == now.Reason)
        {
            return;
        }

        if (now.Status == "True" || now.Reason == Reason.Paused)
        {
            events.Normal(decky, now.Reason, status.Address is null ? now.Message : $"{now.Message} at {status.Address}");
        }
        else if (!Passing.Contains(now.Reason))
        {
            events.Warning(decky, now.Reason, now.Message);
        }
    }

    private void AnnounceMutation(V1Alpha1Decky decky, DeckyStatus status)
    {
        if (decky.Status?.Offered is { } old && status.Offered is { } @new && old != @new)
        {
            events.Normal(decky, Reason.Mutated, $"Services change from {old} to {@new}");
        }
    }
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Reporting;

/// <summary>Events for what a person must know: a decky that became ready or ceased to be, and why.</summary>
internal sealed class Announcer(IEventRecorder events)
{
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
        else if (!Reason.IsPassing(now.Reason))
        {
            events.Warning(decky, now.Reason, now.Message);
        }
    }

    private void AnnounceMutation(V1Alpha1Decky decky, DeckyStatus status)
    {
        if (status.Held is { } held && decky.Status?.Held is null)
        {
            events.Normal(decky, Reason.ChangeHeld, $"A change waits for {Sessions(held.Sessions)}, until {held.Until:HH:mm:ss} UTC at the latest");
        }

        if (MutationBegins(decky, status.Mutation))
        {
            var by = status.Mutation!.Actor is { } actor ? $" by {actor}" : "";
            events.Normal(decky, Reason.Mutated,
                $"Services change from {string.Join(',', status.Mutation.From ?? [])} to {string.Join(',', status.Mutation.To ?? [])} ({status.Mutation.Trigger}{by})");
        }
    }

    /// <summary>The machine is being made with other services from now on.</summary>
    public static bool MutationBegins(V1Alpha1Decky decky, DeckyMutation? now) =>
        now?.Phase is MutationPhase.Applying or MutationPhase.Failed or MutationPhase.Applied
        && (decky.Status?.Mutation is not { } before || before.StartedAt != now.StartedAt || before.Phase == MutationPhase.Waiting);

    private static string Sessions(int? count) => count switch
    {
        null => "sessions that nobody can count",
        1 => "one session",
        _ => $"{count} sessions",
    };
}

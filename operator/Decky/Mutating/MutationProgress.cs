using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>How far a mutation is, by what became of the machine.</summary>
internal static class MutationProgress
{
    /// <param name="mutation">The last one; null when there never was one.</param>
    /// <param name="pod">The machine.</param>
    /// <param name="ready">What the Ready condition is about to say.</param>
    /// <param name="now">Becomes the time of the end.</param>
    public static DeckyMutation? Of(DeckyMutation? mutation, V1Pod? pod, ConditionVerdict ready, DateTime now)
    {
        var phase = mutation?.Phase is not (MutationPhase.Applying or MutationPhase.Failed) ? mutation?.Phase
            : ready.Holds == true && Offers(pod, mutation.To ?? []) ? MutationPhase.Applied
            : ready.Holds == false && !Reason.IsPassing(ready.Reason) ? MutationPhase.Failed
            : mutation.Phase;
        return mutation is null || phase == mutation.Phase ? mutation : new()
        {
            Phase = phase,
            From = mutation.From,
            To = mutation.To,
            Trigger = mutation.Trigger,
            Actor = mutation.Actor,
            StartedAt = mutation.StartedAt,
            FinishedAt = now,
        };
    }

    // Not the old machine, which may still be ready while it is being replaced.
    private static bool Offers(V1Pod? pod, IList<string> services) => pod?.Spec?.Containers
        .FirstOrDefault(container => container.Name == MachineContainers.MachineName)?.Ports?.Select(port => port.Name).ToHashSet().SetEquals(services) == true;
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Observing;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>
/// Another service list than the machine was made with. While somebody is logged in the machine stays whole as it is, its Service and
/// policy included, and is kept as it was; a child that is missing ends the wait, for then it is not whole anyway.
/// </summary>
internal sealed class MutationStep(Restraint restraint, ChangeOrigin origin, FormerChildren former, TimeProvider time) : IStep<Pass>
{
    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        string[] to = [.. pass.Plan!.Services.Select(service => service.Name)];
        if (pass.Observed.Deployment is null || pass.Decky.Status?.Services is not { Count: > 0 } from || from.ToHashSet().SetEquals(to))
        {
            pass.Services = to;
            return StepResult.Continue;
        }

        var mutation = Ongoing(pass.Decky.Status.Mutation, to) ?? await BeginAsync(pass.Decky, from, to, cancellationToken);
        var waits = IsWhole(pass.Observed) && await restraint.HoldsAsync(pass, cancellationToken);
        pass.MayRestart = !waits;
        pass.Services = waits ? null : to;
        pass.Mutation = With(mutation, waits ? MutationPhase.Waiting : MutationPhase.Applying);
        if (!waits)
        {
            return StepResult.Continue;
        }

        await former.RepairAsync(pass, from, cancellationToken);
        return StepResult.Held;
    }

    private static DeckyMutation? Ongoing(DeckyMutation? last, string[] to) =>
        last?.Phase == MutationPhase.Waiting && last.To?.SequenceEqual(to) == true ? last : null;

    private static bool IsWhole(Observation observed) =>
        observed is { Identity: not null, Policy: not null, Deployment: not null, Service: not null };

    private async Task<DeckyMutation> BeginAsync(V1Alpha1Decky decky, IList<string> from, string[] to, CancellationToken cancellationToken)
    {
        var (trigger, actor) = await origin.OfAsync(decky, cancellationToken);
        return new() { From = from, To = to, Trigger = trigger, Actor = actor, StartedAt = WholeSeconds.Now(time) };
    }

    private static DeckyMutation With(DeckyMutation mutation, string phase) => new()
    {
        Phase = phase,
        From = mutation.From,
        To = mutation.To,
        Trigger = mutation.Trigger,
        Actor = mutation.Actor,
        StartedAt = mutation.StartedAt,
    };
}

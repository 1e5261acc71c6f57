using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Identity;

/// <summary>Keeps the Secret with all that the machine knows about itself.</summary>
internal sealed class IdentityStep(IdentityKeeper keeper, ChildApplier applier) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var plan = pass.Plan!;
        return applier.ApplyAsync(Owner.Of(pass.Decky), Desire, pass.Observed.Identity, null, null, cancellationToken);

        // Asked with what is really there: a cache that lags behind our own write must not give the machine new host keys.
        V1Secret Desire(V1Secret? existing)
        {
            pass.Identity = keeper.Keep(plan, existing, pass.Passwords);
            return IdentitySecret.Build(plan, pass.Identity);
        }
    }
}

using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Identity;

/// <summary>Keeps the Secret with all that the machine knows about itself.</summary>
internal sealed class IdentityStep(IdentityKeeper keeper, ChildApplier applier, IClusterReader reader) : IStep<Pass>
{
    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var plan = pass.Plan!;

        // The cache may lag behind our own write; taking that for a missing Secret would give the machine new host keys.
        var existing = pass.Observed.Identity
            ?? await reader.GetAsync<V1Secret>(new(plan.Namespace, ChildNames.Identity(plan.Name)), cancellationToken);
        pass.Identity = keeper.Keep(plan, existing, pass.Passwords);
        return await applier.ApplyAsync(Owner.Of(pass.Decky), IdentitySecret.Build(plan, pass.Identity), existing, null, null, cancellationToken);
    }
}

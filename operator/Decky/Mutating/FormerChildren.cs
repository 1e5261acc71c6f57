using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>
/// Repairs what somebody changes on the machine's objects while another service list waits. What they were made like is planned again, with the
/// services of before; a child gets it only if the hash that it carries proves that this was the last wish for it.
/// </summary>
internal sealed class FormerChildren(ChildApplier applier, IdentityKeeper keeper)
{
    public async Task RepairAsync(Pass pass, IEnumerable<string> services, CancellationToken cancellationToken)
    {
        var plan = pass.Plan! with { Services = [.. services.Select(name => Former(pass, name))] };
        var observed = pass.Observed;
        await RepairAsync(pass, observed.Policy, [ContainmentPolicy.Build(plan)], cancellationToken);
        await RepairAsync(pass, observed.Service, [MachineService.Build(plan), MachineService.Build(plan, withheld: true)], cancellationToken);
        if (observed.Identity is { } secret)
        {
            var identity = keeper.Keep(plan, secret, pass.Passwords);
            await RepairAsync(pass, secret, [IdentitySecret.Build(plan, identity)], cancellationToken);
            await RepairAsync(pass, observed.Deployment, [MachineDeployment.Build(plan, identity, identity.IsComplete)], cancellationToken);
        }
    }

    private async Task RepairAsync<T>(Pass pass, T? child, T[] wishes, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>, new()
    {
        if (child is not null && wishes.FirstOrDefault(wish => DesiredHash.Of(wish) == DesiredHash.Read(child)) is { } last)
        {
            await applier.ApplyAsync(Owner.Of(pass.Decky), last, child, null, null, cancellationToken);
        }
    }

    // A service that the spec no longer names had the usual port unless its Service says otherwise.
    private static PlannedService Former(Pass pass, string name) =>
        pass.Plan!.Services.FirstOrDefault(service => service.Name == name)
        ?? new(
            name,
            pass.Observed.Service?.Spec?.Ports?.FirstOrDefault(port => port.Name == name)?.Port ?? ServicePorts.Usual(name),
            pass.Observed.Deployment?.Spec?.Template?.Spec?.Containers?.SelectMany(container => container.Ports ?? [])
                .FirstOrDefault(port => port.Name == name)?.ContainerPort ?? ServicePorts.Usual(name),
            null);
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Sessions;

namespace Decnet.Operator.Decky.Observing;

/// <summary>Reads the caches once, so that every step of a reconcile sees the same world.</summary>
internal sealed class Observer(
    IStores stores, IEndpointView endpoints, PasswordSecrets passwords, StartWarnings warnings, SessionBook sessions, TimeProvider time)
{
    private readonly IStore<V1Secret> _identities = stores.Of<V1Secret>(ChildNames.Selector);
    private readonly IStore<V1NetworkPolicy> _policies = stores.Of<V1NetworkPolicy>(ChildNames.Selector);
    private readonly IStore<V1Deployment> _deployments = stores.Of<V1Deployment>(ChildNames.Selector);
    private readonly IStore<V1Service> _services = stores.Of<V1Service>(ChildNames.Selector);
    private readonly MachinePods _pods = new(stores.Of<V1Pod>(ChildNames.DeckyLabel));

    public async Task<Observation> ObserveAsync(V1Alpha1Decky decky, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Of(decky);
        var pod = _pods.NewestOf(key);
        return new()
        {
            Identity = _identities.Get(key with { Name = ChildNames.Identity(key.Name) }),
            Policy = _policies.Get(key),
            Deployment = _deployments.Get(key),
            Service = _services.Get(key),
            Pod = pod,
            Twin = _pods.TwinOf(key),
            HasReadyEndpoint = endpoints.HasReady(key),
            PasswordSecrets = await passwords.OfAsync(decky, cancellationToken),
            At = time.GetUtcNow().UtcDateTime,
            Sessions = sessions.Of(key),
            StartWarnings = await warnings.OfAsync(pod, cancellationToken),
        };
    }
}

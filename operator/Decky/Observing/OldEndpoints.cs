using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Observing;

/// <summary>Kubernetes 1.20, whose EndpointSlices are still beta.</summary>
internal sealed class OldEndpoints(IStores stores) : IEndpointView
{
    private readonly IStore<V1Endpoints> _endpoints = stores.Of<V1Endpoints>(ChildNames.DeckyLabel);

    public bool HasReady(ObjectKey service) =>
        _endpoints.Get(service)?.Subsets?.Any(subset => subset.Addresses is { Count: > 0 }) == true;
}

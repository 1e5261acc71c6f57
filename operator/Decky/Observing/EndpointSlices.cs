using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Observing;

/// <summary>Kubernetes 1.21 and later.</summary>
internal sealed class EndpointSlices(IStores stores) : IEndpointView
{
    private const string ServiceLabel = "kubernetes.io/service-name";
    private readonly IStore<V1EndpointSlice> _slices = stores.Of<V1EndpointSlice>(ChildNames.DeckyLabel);

    // A missing "ready" means ready, says the API.
    public bool HasReady(ObjectKey service) => _slices.ByIndex(LabelIndex.Name(ChildNames.DeckyLabel), LabelIndex.Value(service))
        .Where(slice => slice.Metadata.Labels.TryGetValue(ServiceLabel, out var name) && name == service.Name)
        .Any(slice => slice.Endpoints?.Any(endpoint => endpoint.Conditions?.Ready != false) == true);
}

using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>Does what Deployment controller, scheduler, kubelet and endpoint controller do, as far as the operator sees it.</summary>
internal sealed class FakeNode(IKubernetes api, string ns, ClusterVersion release)
{
    public const string Address = "192.0.2.10";

    public async Task<V1Pod> PodAsync(string decky, V1PodStatus status, string? node = "node-1")
    {
        var pod = await api.CoreV1.CreateNamespacedPodAsync(
            new V1Pod
            {
                Metadata = new() { GenerateName = $"{decky}-", Labels = new Dictionary<string, string> { ["decnet.io/decky"] = decky } },
                Spec = new() { NodeName = node, Containers = [new() { Name = "machine", Image = "x" }] },
            },
            ns);
        return await StatusAsync(pod, status);
    }

    public async Task<V1Pod> StatusAsync(V1Pod pod, V1PodStatus status)
    {
        pod.Status = status;
        pod.Metadata.ResourceVersion = null;
        return await api.CoreV1.ReplaceNamespacedPodStatusAsync(pod, pod.Metadata.Name, ns);
    }

    public async Task<V1Pod> RunningAsync(string decky)
    {
        var pod = await PodAsync(decky, Running(true));
        await EndpointsAsync(decky, ready: true);
        return pod;
    }

    public static V1PodStatus Running(bool ready) => new()
    {
        Phase = "Running",
        PodIP = "10.0.0.7",
        HostIP = Address,
        Conditions = [new() { Type = "Ready", Status = ready ? "True" : "False" }],
    };

    public async Task EndpointsAsync(string decky, bool ready)
    {
        var metadata = new V1ObjectMeta
        {
            Name = decky,
            NamespaceProperty = ns,
            Labels = new Dictionary<string, string> { ["decnet.io/decky"] = decky, ["kubernetes.io/service-name"] = decky },
        };
        await (release.HasEndpointSlices ? SliceAsync(metadata, ready) : OldAsync(metadata, ready));
    }

    private async Task SliceAsync(V1ObjectMeta metadata, bool ready)
    {
        await api.DiscoveryV1.DeleteCollectionNamespacedEndpointSliceAsync(ns);
        await api.DiscoveryV1.CreateNamespacedEndpointSliceAsync(
            new() { Metadata = metadata, AddressType = "IPv4", Endpoints = [new() { Addresses = ["10.0.0.7"], Conditions = new() { Ready = ready } }] }, ns);
    }

    private async Task OldAsync(V1ObjectMeta metadata, bool ready)
    {
        var addresses = new List<V1EndpointAddress> { new() { Ip = "10.0.0.7" } };
        await api.CoreV1.DeleteCollectionNamespacedEndpointsAsync(ns);
        await api.CoreV1.CreateNamespacedEndpointsAsync(
            new()
            {
                Metadata = metadata,
                Subsets = [new() { Addresses = ready ? addresses : null, NotReadyAddresses = ready ? null : addresses, Ports = [new() { Port = 22 }] }],
            },
            ns);
    }
}

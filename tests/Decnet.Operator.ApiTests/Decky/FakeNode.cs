using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>Does what Deployment controller, scheduler, kubelet and endpoint controller do, as far as the operator sees it.</summary>
internal sealed class FakeNode(IKubernetes api, string ns, ClusterVersion release)
{
    public const string Address = "192.0.2.10";

    public async Task<V1Pod> PodAsync(string decky, V1PodStatus status, string? node = "node-1", params string[] services)
    {
        var pod = await api.CoreV1.CreateNamespacedPodAsync(
            new V1Pod
            {
                Metadata = new() { GenerateName = $"{decky}-", Labels = new Dictionary<string, string> { ["decnet.io/decky"] = decky } },
                Spec = new() { NodeName = node, Containers = [Machine(services)] },
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

    public async Task<V1Pod> RunningAsync(string decky, params string[] services)
    {
        var pod = await PodAsync(decky, Running(true), services: services);
        await EndpointsAsync(decky, ready: true);
        return pod;
    }

    /// <summary>What the machine's init step left behind.</summary>
    public Task<V1Pod> VerifiedAsync(V1Pod pod, string report)
    {
        var status = Running(true);
        status.InitContainerStatuses =
        [
            new()
            {
                Name = "verify",
                Image = "x",
                ImageID = "",
                State = new() { Terminated = new() { ExitCode = 0, FinishedAt = TimeProvider.System.GetUtcNow().UtcDateTime, Message = report } },
            },
        ];
        return StatusAsync(pod, status);
    }

    /// <summary>The twin runs and ends with a report.</summary>
    public async Task TwinEndsAsync(string decky, string report)
    {
        V1Pod? twin = null;
        await Eventually.TrueAsync(async () => (twin = await TwinAsync(decky)) is not null, $"a twin of {decky}");
        await StatusAsync(twin!, new()
        {
            Phase = "Succeeded",
            ContainerStatuses =
            [
                new()
                {
                    Name = "machine",
                    Image = "x",
                    ImageID = "",
                    State = new() { Terminated = new() { ExitCode = 0, FinishedAt = TimeProvider.System.GetUtcNow().UtcDateTime, Message = report } },
                },
            ],
        });
        await Eventually.TrueAsync(async () => (await TwinAsync(decky))?.Metadata.Uid != twin!.Metadata.Uid, "the twin is removed");
    }

    public async Task<V1Pod?> TwinAsync(string decky) =>
        (await api.CoreV1.ListNamespacedPodAsync(ns)).Items.FirstOrDefault(pod => pod.Metadata.Name == $"{decky}-proof" && pod.Metadata.DeletionTimestamp is null);

    private static V1Container Machine(string[] services) => new()
    {
        Name = "machine",
        Image = "x",
        Ports = [.. services.Select((name, index) => new V1ContainerPort { Name = name, ContainerPort = 22 + index })],
    };

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

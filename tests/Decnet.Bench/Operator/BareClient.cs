using Decnet.Operator.ApiTests.Cluster;
using k8s;
using k8s.Models;

namespace Decnet.Bench.Operator;

/// <summary>KubernetesClient as anybody would use it: the same bodies, applied one after the other, as many Deckies at a time as the operator takes.</summary>
internal sealed class BareClient(ControlPlane plane, Recording bodies) : IDisposable
{
    private readonly Kubernetes _client = new(plane.Configuration());

    public Task WriteAsync(int deckies) => Parallel.ForAsync(
        0, deckies, new ParallelOptions { MaxDegreeOfParallelism = Stage.Parallel },
        async (number, token) => await WriteAsync(World.NameOf(number), Guid.CreateVersion7().ToString(), _ => true, token));

    public async Task WriteAsync(string decky, string uid, Func<string, bool> kinds, CancellationToken cancellationToken)
    {
        foreach (var (kind, name, body) in bodies.For(decky, uid).Where(child => kinds(child.Kind)))
            await ApplyAsync(kind, name, new V1Patch(body, V1Patch.PatchType.ApplyPatch), cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private Task ApplyAsync(string kind, string name, V1Patch body, CancellationToken cancellationToken) => kind switch
    {
        "secrets" => _client.CoreV1.PatchNamespacedSecretAsync(
            body, name, Stage.Namespace, fieldManager: "decnet-operator", force: true, cancellationToken: cancellationToken),
        "networkpolicies" => _client.NetworkingV1.PatchNamespacedNetworkPolicyAsync(
            body, name, Stage.Namespace, fieldManager: "decnet-operator", force: true, cancellationToken: cancellationToken),
        "deployments" => _client.AppsV1.PatchNamespacedDeploymentAsync(
            body, name, Stage.Namespace, fieldManager: "decnet-operator", force: true, cancellationToken: cancellationToken),
        _ => _client.CoreV1.PatchNamespacedServiceAsync(
            body, name, Stage.Namespace, fieldManager: "decnet-operator", force: true, cancellationToken: cancellationToken),
    };
}

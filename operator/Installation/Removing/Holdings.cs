using Decnet.Operator.Decky.Api;
using Decnet.Operator.Secrets;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.Installation.Removing;

/// <summary>What the product has in the cluster: objects of its kinds, and what the operator made for them.</summary>
/// <param name="scopes">Namespaces to look in; an empty name is the whole cluster.</param>
internal sealed class Holdings(IClusterReader reader, IClusterWriter writer, IReadOnlyList<string> scopes)
{
    private const string Children = $"{ChildMarks.ManagedByLabel}={ChildMarks.ManagedBy}";

    /// <summary>The chart's list of default workers.</summary>
    public Task DropListAsync(ObjectKey list, CancellationToken cancellationToken) => writer.DeleteAsync<V1ConfigMap>(list, null, cancellationToken);

    /// <returns>Those that were still there.</returns>
    public async Task<IReadOnlyList<string>> DropResourcesAsync(CancellationToken cancellationToken) =>
    [
        .. await DropAsync<V1Alpha1WebhookSubscription>(cancellationToken),
        .. await DropAsync<V1Alpha1ServiceWorker>(cancellationToken),
        .. await DropAsync<V1Alpha1Decky>(cancellationToken),
    ];

    public async Task<IReadOnlyList<string>> ChildrenAsync(CancellationToken cancellationToken) =>
    [
        .. await NamesAsync<V1DaemonSet>(cancellationToken),
        .. await NamesAsync<V1Deployment>(cancellationToken),
        .. await NamesAsync<V1Pod>(cancellationToken),
        .. await NamesAsync<V1Service>(cancellationToken),
        .. await NamesAsync<SecretMetadata>(cancellationToken),
        .. await NamesAsync<V1NetworkPolicy>(cancellationToken),
        .. await NamesAsync<V1RoleBinding>(cancellationToken),
        .. await NamesAsync<V1Role>(cancellationToken),
    ];

    private async Task<IEnumerable<string>> DropAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var found = await ListAsync<T>(null, cancellationToken);
        foreach (var item in found.Where(item => item.Metadata.DeletionTimestamp is null))
            await writer.DeleteAsync<T>(ObjectKey.Of(item), item.Metadata.Uid, cancellationToken);
        return found.Select(Name);
    }

    private async Task<IEnumerable<string>> NamesAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> => (await ListAsync<T>(Children, cancellationToken)).Select(Name);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string? selector, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var found = new List<T>();
        foreach (var scope in scopes)
        {
            try
            {
                found.AddRange(await reader.ListAsync<T>(scope, selector, null, cancellationToken));
            }
            catch (ClusterRequestException e) when (e.IsNotFound)
            {
                // Nobody serves the kind any more, so there is none of it.
            }
        }

        return found;
    }

    private static string Name<T>(T item)
        where T : class, IKubernetesObject<V1ObjectMeta> => $"{item.Kind} {item.Metadata.NamespaceProperty}/{item.Metadata.Name}";
}

using System.Collections.Concurrent;
using System.Text.Json;
using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Cluster.Writing;

/// <summary>Writes by server-side apply, sparing the requests that would change nothing.</summary>
internal sealed class ServerSideApply(ApiConnection connection, InformerSet informers, TimeProvider time) : IClusterWriter
{
    private const string FieldManager = "decnet-operator";

    // Services have a way of their own into the storage of servers before 1.22, which knows updates from creations and wants no version in the latter.
    private const string VersionRefused = "resourceVersion should not be set on objects to be created";

    private readonly ConcurrentDictionary<Type, Lazy<object>> _memories = new();
    private readonly ConcurrentDictionary<Type, bool> _refusingVersions = new();

    public async Task<T> ApplyAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        await SendAsync<T>(ObjectKey.Of(desired), "", ApplyWish.ForObject(desired, ResourceKind.Of<T>()), cancellationToken);

    public async Task<T?> CreateAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var wish = ApplyWish.ForNewObject(desired, ResourceKind.Of<T>());
        if (_refusingVersions.ContainsKey(typeof(T)))
            return Memory<T>().Unchanged(ObjectKey.Of(desired), "", wish.Hash, wish.Json);
        try
        {
            return await SendAsync<T>(ObjectKey.Of(desired), "", wish, cancellationToken);
        }
        catch (ClusterRequestException e) when (e.IsConflict || e.IsInvalid)
        {
            // Invalid may be what the wish and somebody else's object make together.
            return null;
        }
        catch (ClusterRequestException e) when (e.ServerMessage.Contains(VersionRefused, StringComparison.Ordinal))
        {
            _refusingVersions[typeof(T)] = true;
            return null;
        }
    }

    public async Task<T> ApplyStatusAsync<T>(T desired, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var written = await SendAsync<T>(ObjectKey.Of(desired), "status", ApplyWish.ForStatus(desired, ResourceKind.Of<T>()), cancellationToken);

        // The next reconcile must build on this status, not on the one before: else times in conditions would jump.
        OfferToCaches(written);
        return written;
    }

    public Task<T> MergeAsync<T>(T seen, IReadOnlyDictionary<string, object> fields, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        MergeAsync(seen, null, fields, cancellationToken);

    public Task<T> MergeStatusAsync<T>(T seen, IReadOnlyDictionary<string, object?> status, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        MergeAsync(seen, "status", new Dictionary<string, object> { ["status"] = status }, cancellationToken);

    public async Task DeleteAsync<T>(ObjectKey key, string? uid, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.Of<T>();
        var options = new V1DeleteOptions
        {
            ApiVersion = "v1",
            Kind = "DeleteOptions",
            PropagationPolicy = "Background",
            Preconditions = uid is null ? null : new V1Preconditions { Uid = uid },
        };
        try
        {
            var body = ApiJson.Content(ApiJson.ToBytes(options));
            await connection.SendForBodyAsync(HttpMethod.Delete, kind.Path(key.Namespace, key.Name), body, cancellationToken);
        }
        catch (ClusterRequestException e) when (e.IsNotFound || (uid is not null && e.IsConflict))
        {
            // Gone, or another object has its name by now: what was to be deleted is not there.
        }
    }

    private async Task<T> MergeAsync<T>(
        T seen, string? subresource, IReadOnlyDictionary<string, object> fields, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.Of<T>();
        var metadata = new Dictionary<string, string> { ["resourceVersion"] = seen.Metadata.ResourceVersion, ["uid"] = seen.Metadata.Uid };
        var patch = new Dictionary<string, object>(fields) { ["metadata"] = metadata };
        var body = await connection.SendForBodyAsync(
            HttpMethod.Patch,
            kind.Path(seen.Metadata.NamespaceProperty, seen.Metadata.Name, subresource, $"fieldManager={FieldManager}"),
            ApiJson.Content(JsonSerializer.SerializeToUtf8Bytes(patch), "application/merge-patch+json"),
            cancellationToken);
        var answer = kind.Stamp(ApiJson.Read<T>(body));
        OfferToCaches(answer);
        return answer;
    }

    private void OfferToCaches<T>(T written)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        foreach (var informer in informers.Of<T>())
            informer.Store.Offer(written);
    }

    private async Task<T> SendAsync<T>(ObjectKey key, string part, ApplyWish wish, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var memory = Memory<T>();
        if (memory.Unchanged(key, part, wish.Hash, wish.Json) is { } unchanged)
            return unchanged;

        var deletions = memory.Deletions;
        var kind = ResourceKind.Of<T>();
        var path = kind.Path(key.Namespace, key.Name, part.Length == 0 ? null : part, $"fieldManager={FieldManager}&force=true");
        var body = await connection.SendForBodyAsync(
            HttpMethod.Patch, path, ApiJson.Content(wish.Body, "application/apply-patch+yaml"), cancellationToken);
        var answer = kind.Stamp(ApiJson.Read<T>(body));
        answer.Metadata.ManagedFields = null;
        memory.Remember(key, part, wish.Hash, answer, deletions);
        return answer;
    }

    private AppliedMemory<T> Memory<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        (AppliedMemory<T>)_memories.GetOrAdd(
            typeof(T), _ => new(() => new AppliedMemory<T>(informers.Of<T>().Select(informer => informer.Store), time))).Value;
}


namespace Decnet.Operator.Cluster.Leading;

/// <summary>Reads and writes the one Lease, over a connection of its own with short timeouts.</summary>
internal sealed class LeaseClient(ApiConnection connection, LeaseOptions options)
{
    private static readonly ResourceKind Kind = ResourceKind.Of<V1Lease>();

    /// <returns>Null when there is none.</returns>
    public async Task<V1Lease?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var path = Kind.Path(options.Namespace, options.Name);
            return ApiJson.Read<V1Lease>(await connection.SendForBodyAsync(HttpMethod.Get, path, null, cancellationToken));
        }
        catch (ClusterRequestException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Creates it, or replaces the version that was read: of two that try, the server lets one win.</summary>
    /// <returns>Null when somebody else was faster.</returns>
    public async Task<V1Lease?> WriteAsync(V1Lease? read, V1LeaseSpec spec, CancellationToken cancellationToken)
    {
        var lease = Kind.Stamp(new V1Lease
        {
            Metadata = new V1ObjectMeta
            {
                Name = options.Name,
                NamespaceProperty = options.Namespace,
                ResourceVersion = read?.Metadata.ResourceVersion,
                Labels = read?.Metadata.Labels,
                Annotations = read?.Metadata.Annotations,
                OwnerReferences = options.Owner is { } owner ? [owner] : read?.Metadata.OwnerReferences,
            },
            Spec = spec,
        });
        var content = ApiJson.Content(ApiJson.ToBytes(lease));
        try
        {
            var body = read is null
                ? await connection.SendForBodyAsync(HttpMethod.Post, Kind.Path(options.Namespace), content, cancellationToken)
                : await connection.SendForBodyAsync(HttpMethod.Put, Kind.Path(options.Namespace, options.Name), content, cancellationToken);
            return ApiJson.Read<V1Lease>(body);
        }
        catch (ClusterRequestException e) when (e.IsConflict || e.IsNotFound)
        {
            return null;
        }
    }
}

using System.Reflection;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>Where a kind lives in the API, read from its <see cref="KubernetesEntityAttribute"/>.</summary>
internal sealed record ResourceKind(string Group, string Version, string Kind, string Plural, bool MetadataOnly = false)
{
    /// <summary>What lists and watches accept.</summary>
    public string ListType => MetadataOnly ? "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1" : ApiConnection.Json;

    /// <inheritdoc cref="ListType"/>
    public string WatchType => MetadataOnly ? "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1" : ApiConnection.Json;

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public static ResourceKind Of<T>()
        where T : IKubernetesObject => Cached<T>.Value;

    /// <param name="namespaceName">Null or empty for all namespaces and for cluster-scoped kinds.</param>
    /// <param name="query">Without the question mark; empty for none.</param>
    public string Path(string? namespaceName, string? name = null, string? subresource = null, string query = "")
    {
        var path = Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";
        path += string.IsNullOrEmpty(namespaceName) ? "" : $"/namespaces/{Uri.EscapeDataString(namespaceName)}";
        path += $"/{Plural}";
        path += name is null ? "" : $"/{Uri.EscapeDataString(name)}";
        path += subresource is null ? "" : $"/{subresource}";
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>List answers leave apiVersion and kind out of their items; everything else wants them.</summary>
    public T Stamp<T>(T entity)
        where T : IKubernetesObject
    {
        entity.ApiVersion = ApiVersion;
        entity.Kind = Kind;
        return entity;
    }

    private static class Cached<T>
    {
        public static readonly ResourceKind Value = Read(typeof(T));

        private static ResourceKind Read(Type type)
        {
            var attribute = type.GetCustomAttribute<KubernetesEntityAttribute>()
                ?? throw new InvalidOperationException($"{type.Name} carries no KubernetesEntity attribute");
            return new ResourceKind(attribute.Group ?? "", attribute.ApiVersion, attribute.Kind, attribute.PluralName, type.IsAssignableTo(typeof(IMetadataOnly)));
        }
    }
}

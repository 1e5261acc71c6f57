namespace Decnet.Operator.Children;

/// <summary>The resource of ours that a child belongs to.</summary>
internal sealed record Owner(IKubernetesObject<V1ObjectMeta> Entity, string Group, string Version, string Kind)
{
    public string Name => Entity.Metadata.Name;

    public string Uid => Entity.Metadata.Uid;

    /// <summary>Its children carry its name in this label.</summary>
    public string Label => LabelOf(Kind);

    public static Owner Of<T>(T entity)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.Of<T>();
        return new(entity, kind.Group, kind.Version, kind.Kind);
    }

    public static string LabelOf(string kind) => $"decnet.io/{kind.ToLowerInvariant()}";
}

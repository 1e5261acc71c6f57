namespace Decnet.Operator.Reconciling;

/// <summary>Index of children that were registered by label: look-up by the entity whose name they carry.</summary>
internal static class LabelIndex
{
    public static string Name(string label) => $"label {label}";

    public static string Value(ObjectKey entity) => entity.ToString();

    public static IEnumerable<string> Values(IMetadata<V1ObjectMeta> child, string label) =>
        child.Metadata.Labels?.TryGetValue(label, out var name) == true && !string.IsNullOrEmpty(name)
            ? [Value(new(child.Metadata.NamespaceProperty ?? "", name))]
            : [];
}

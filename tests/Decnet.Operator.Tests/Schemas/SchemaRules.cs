namespace Decnet.Operator.Tests.Schemas;

/// <summary>What every schema of ours must keep to.</summary>
internal static class SchemaRules
{
    /// <returns>Paths of fields that <c>kubectl explain</c> could say nothing about.</returns>
    public static IEnumerable<string> Undescribed(V1JSONSchemaProps schema) => SchemaWalk.All(schema)
        .Where(node => !node.Path.EndsWith("{}", StringComparison.Ordinal))
        .Where(node => !node.Path.EndsWith("[]", StringComparison.Ordinal) && node.Path is not ".metadata")
        .Where(node => string.IsNullOrWhiteSpace(node.Schema.Description)).Select(node => node.Path);

    /// <returns>Paths of lists, maps, texts and numbers of the spec without a bound.</returns>
    public static IEnumerable<string> Unbounded(V1JSONSchemaProps schema) => SchemaWalk.All(schema)
        .Where(node => node.Path.StartsWith(".spec", StringComparison.Ordinal))
        .Where(node => node.Schema.Type switch
        {
            "array" => node.Schema.MaxItems is null,
            "string" => node.Schema.MaxLength is null && node.Schema.EnumProperty is null,
            "integer" => node.Schema.Minimum is null && node.Path != ".spec.pod.tolerations[].tolerationSeconds",
            "object" => node.Schema.AdditionalProperties is not null && node.Schema.MaxProperties is null,
            _ => false,
        }).Select(node => node.Path);
}

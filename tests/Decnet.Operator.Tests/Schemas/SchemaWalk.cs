namespace Decnet.Operator.Tests.Schemas;

/// <summary>Every node of a schema with its path.</summary>
internal static class SchemaWalk
{
    public static IEnumerable<(string Path, V1JSONSchemaProps Schema)> All(V1JSONSchemaProps schema, string path = "")
    {
        IEnumerable<(string, V1JSONSchemaProps)> here = path.Length == 0 ? [] : [(path, schema)];
        var below = (schema.Properties ?? new Dictionary<string, V1JSONSchemaProps>()).Select(entry => ($".{entry.Key}", entry.Value))
            .Concat(Single(schema.Items, "[]")).Concat(Single(schema.AdditionalProperties, "{}"));
        return here.Concat(below.SelectMany(child => All(child.Item2, path + child.Item1)));
    }

    private static IEnumerable<(string, V1JSONSchemaProps)> Single(object? schema, string mark) =>
        schema is null ? [] : [(mark, schema as V1JSONSchemaProps ?? KubernetesJson.Deserialize<V1JSONSchemaProps>(KubernetesJson.Serialize(schema)))];
}

using System.Reflection;
using System.Text.Json.Serialization;

namespace Decnet.Operator.Tests.Schemas;

/// <summary>Flattens a schema, or the C# type behind it, into lines such as <c>.spec.services[].port integer/int32</c>.</summary>
internal static class SchemaShape
{
    public static IEnumerable<string> Of(V1JSONSchemaProps schema, string path = "")
    {
        if (schema.Properties is { } properties)
        {
            return properties.Where(entry => path.Length > 0 || entry.Key != "metadata")
                .SelectMany(entry => Line($"{path}.{entry.Key}", entry.Value));
        }

        return schema.Items is { } items ? Line($"{path}[]", Single(items))
            : schema.AdditionalProperties is { } values ? Line($"{path}{{}}", Single(values))
            : [];
    }

    public static IEnumerable<string> Of(Type type, string path = "")
    {
        if (Element(type) is var (element, mark))
        {
            return [.. Line($"{path}{mark}", element)];
        }

        return Scalar(type) is not null
            ? []
            : Properties(type).Where(property => path.Length > 0 || Json(property) != "metadata")
                .SelectMany(property => Line($"{path}.{Json(property)}", property.PropertyType));
    }

    private static IEnumerable<string> Line(string path, V1JSONSchemaProps schema) => [$"{path} {Name(schema)}", .. Of(schema, path)];

    private static IEnumerable<string> Line(string path, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return [$"{path} {Scalar(plain) ?? Container(plain)}", .. Of(plain, path)];
    }

    private static string Name(V1JSONSchemaProps schema) =>
        schema.XKubernetesIntOrString == true ? "int-or-string"
        : schema.Format is null ? schema.Type : $"{schema.Type}/{schema.Format}";

    private static string Container(Type type) => Element(type)?.Mark == "[]" ? "array" : "object";

    private static string? Scalar(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(int) ? "integer/int32"
        : type == typeof(long) ? "integer/int64"
        : type == typeof(bool) ? "boolean"
        : type == typeof(DateTime) ? "string/date-time"
        : type == typeof(IntOrString) ? "int-or-string"
        : null;

    private static (Type Type, string Mark)? Element(Type type) =>
        !type.IsGenericType ? null
        : type.GetGenericTypeDefinition() == typeof(IList<>) ? (type.GetGenericArguments()[0], "[]")
        : type.GetGenericTypeDefinition() == typeof(IDictionary<,>) ? (type.GetGenericArguments()[1], "{}")
        : null;

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties().Where(property => Json(property) is not null);

    private static string? Json(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    private static V1JSONSchemaProps Single(object schema) => schema as V1JSONSchemaProps
        ?? KubernetesJson.Deserialize<V1JSONSchemaProps>(KubernetesJson.Serialize(schema));
}

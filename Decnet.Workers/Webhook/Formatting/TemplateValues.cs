using System.Text.Json;
using Fluid.Values;

namespace Decnet.Webhook.Formatting;

/// <summary>JSON as a template sees it.</summary>
internal static class TemplateValues
{
    /// <param name="plain">Texts as <see cref="ShownText"/>.</param>
    public static FluidValue Of(JsonElement value, bool plain) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(Fields(value, plain)),
        JsonValueKind.Array => new ArrayValue([.. value.EnumerateArray().Select(item => Of(item, plain))]),
        JsonValueKind.String => new StringValue(plain ? ShownText.Of(value.GetString()!, int.MaxValue) : value.GetString()!),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? NumberValue.Create(number) : new StringValue(value.GetRawText()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };

    public static FluidValue Object(Dictionary<string, FluidValue> fields) => new DictionaryValue(new Fluid.Values.FluidValueDictionaryFluidIndexable(fields));

    private static Dictionary<string, FluidValue> Fields(JsonElement value, bool plain)
    {
        var fields = new Dictionary<string, FluidValue>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
            fields.TryAdd(plain ? ShownText.Of(property.Name, 256) : property.Name, Of(property.Value, plain));
        return fields;
    }
}

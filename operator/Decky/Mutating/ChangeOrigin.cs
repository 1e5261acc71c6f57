using System.Text.Json;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Mutating;

/// <summary>
/// Who changed the service list and why: what annotations say, else the field manager that wrote the list last. Caches keep no
/// managed fields, so the object is read itself; that happens once in a mutation.
/// </summary>
internal sealed class ChangeOrigin(IClusterReader reader)
{
    private const string FromSpec = "spec";
    private const int Longest = 128;

    public async Task<(string Trigger, string? Actor)> OfAsync(V1Alpha1Decky decky, CancellationToken cancellationToken)
    {
        var metadata = (await reader.GetAsync<V1Alpha1Decky>(ObjectKey.Of(decky), cancellationToken) ?? decky).Metadata;
        return (Annotation(metadata, ChildNames.TriggerAnnotation) ?? FromSpec, Annotation(metadata, ChildNames.ActorAnnotation) ?? Manager(metadata));
    }

    private static string? Manager(V1ObjectMeta metadata) => (metadata.ManagedFields ?? [])
        .Where(entry => string.IsNullOrEmpty(entry.Subresource) && OwnsServices(entry.FieldsV1))
        .OrderByDescending(entry => entry.Time).Select(entry => Plain(entry.Manager)).FirstOrDefault();

    // Old servers do not tell the status' owner apart by subresource, so the whole path is looked at.
    private static bool OwnsServices(object? fields) =>
        fields is JsonElement { ValueKind: JsonValueKind.Object } owned
        && owned.TryGetProperty("f:spec", out var spec) && spec.ValueKind == JsonValueKind.Object && spec.TryGetProperty("f:services", out _);

    private static string? Annotation(V1ObjectMeta metadata, string name) =>
        metadata.Annotations?.TryGetValue(name, out var value) == true ? Plain(value) : null;

    private static string? Plain(string? text) =>
        text is { Length: > 0 } ? string.Concat(text.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)) : null;
}

using System.Text.Json;
using Decnet.Api.Cluster;

namespace Decnet.Api.Tests.Serving;

/// <summary>Objects as a cluster would list them.</summary>
internal sealed class FixedObjects(params IReadOnlyList<(string Plural, string Json)> objects) : IClusterObjects
{
    public Task<(IReadOnlyList<JsonElement> Items, string? Next)> ListAsync(string plural, string? space, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var items = objects.Where(one => one.Plural == plural).Select(one => JsonDocument.Parse(one.Json).RootElement)
            .Where(item => space is null || item.Text("metadata", "namespace") == space).ToList();
        return Task.FromResult(((IReadOnlyList<JsonElement>)items, (string?)null));
    }
}

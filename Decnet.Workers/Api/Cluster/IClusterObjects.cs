using System.Text.Json;

namespace Decnet.Api.Cluster;

/// <summary>The product's objects in the cluster, as plain JSON: any version of a kind will do.</summary>
internal interface IClusterObjects
{
    /// <param name="space">Null for all namespaces.</param>
    /// <param name="cursor">What the page before gave; null for the first.</param>
    /// <returns>The objects and what to give for the next page; none of a kind that the cluster doesn't know.</returns>
    /// <exception cref="Answering.ApiFault">The cluster can't be asked, or the cursor is no longer good.</exception>
    Task<(IReadOnlyList<JsonElement> Items, string? Next)> ListAsync(string plural, string? space, int limit, string? cursor, CancellationToken cancellationToken);
}

using System.Text.Json;
using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Cluster;

/// <summary>`/deckies`, `/workers` and `/webhooks`: who may list the objects themselves may list them here.</summary>
internal static class ClusterEndpoints
{
    // The cluster's cursors are opaque and longer than ours.
    private const int LongestCursor = 2048;

    public static void MapCluster(this IEndpointRouteBuilder api)
    {
        Map(api, "deckies", "deckies", "Deckies", DeckyItem.Of);
        Map(api, "workers", "serviceworkers", "Workers", WorkerItem.Of);
        Map(api, "webhooks", "webhooksubscriptions", "Webhook subscriptions", WebhookItem.Of);
    }

    private static void Map<T>(IEndpointRouteBuilder api, string path, string plural, string what, Func<JsonElement, T> show)
    {
        api.MapGet($"/{path}", ListAsync).WithName($"list{char.ToUpperInvariant(path[0])}{path[1..]}").WithSummary($"{what} of the cluster");

        async Task<Page<T>> ListAsync(
            Access access, IClusterObjects objects, CancellationToken cancellationToken, string? @namespace = null, int? limit = null, string? cursor = null)
        {
            var most = PageRequest.Bounded(limit, PageRequest.Default, PageRequest.Most);
            if (cursor?.Length > LongestCursor)
                throw ApiFault.BadRequest("cursor is none of ours: give `next` of the page before, as it is");

            await access.RequireAsync("list", plural, @namespace);
            var (items, next) = await objects.ListAsync(plural, @namespace, most, string.IsNullOrEmpty(cursor) ? null : cursor, cancellationToken);
            return new Page<T>([.. items.Select(show)], next);
        }
    }
}

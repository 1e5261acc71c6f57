using System.Net;
using System.Text.Json;
using Decnet.Api.Answering;
using k8s;
using k8s.Autorest;

namespace Decnet.Api.Cluster;

/// <summary>Needs `get` and `list` of the product's kinds.</summary>
internal sealed class KubernetesObjects(IKubernetes client) : IClusterObjects
{
    private const string Group = "decnet.io";
    private const string Version = "v1alpha1";

    public async Task<(IReadOnlyList<JsonElement> Items, string? Next)> ListAsync(
        string plural, string? space, int limit, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            var page = (JsonElement)(space is null
                ? await client.CustomObjects.ListClusterCustomObjectAsync(Group, Version, plural, limit: limit, continueParameter: cursor, cancellationToken: cancellationToken)
                : await client.CustomObjects.ListNamespacedCustomObjectAsync(Group, Version, space, plural, limit: limit, continueParameter: cursor, cancellationToken: cancellationToken));
            return ([.. page.GetProperty("items").EnumerateArray()], page.Text("metadata", "continue") is { Length: > 0 } next ? next : null);
        }
        catch (HttpOperationException e)
        {
            return e.Response?.StatusCode switch
            {
                HttpStatusCode.NotFound => ([], null),
                HttpStatusCode.Gone => throw new ApiFault(410, "Too late", "this cursor has expired: begin with the first page"),
                HttpStatusCode.BadRequest when cursor is not null => throw ApiFault.BadRequest("cursor is none of ours: give `next` of the page before, as it is"),
                HttpStatusCode.Forbidden => throw ApiFault.Unavailable($"this program's service account may not list {plural}" + (space is null ? " of every namespace: name one" : "")),
                _ => throw ApiFault.Unavailable("the API server doesn't answer as it should"),
            };
        }
        catch (Exception e) when (e is HttpRequestException or KubernetesException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw ApiFault.Unavailable("the API server can't be asked now");
        }
    }
}

using System.Net;

namespace Decnet.Webhook.Cluster;

/// <summary>The API server answered, and the answer is no. A connection that fails is an <see cref="HttpRequestException"/> without a status.</summary>
internal sealed class ApiServerException(HttpStatusCode code, string request) : Exception($"{request}: {(int)code}")
{
    public HttpStatusCode Code { get; } = code;

    public bool IsNotFound => Code == HttpStatusCode.NotFound;

    /// <summary>Somebody else wrote meanwhile.</summary>
    public bool IsConflict => Code == HttpStatusCode.Conflict;

    /// <summary>What was asked for is compacted away: list again.</summary>
    public bool IsGone => Code == HttpStatusCode.Gone;
}

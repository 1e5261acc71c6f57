using System.Net;

namespace Decnet.Operator.Reconciling;

/// <summary>The API server answered, and the answer is no. A connection that fails is an <see cref="HttpRequestException"/> instead.</summary>
internal sealed class ClusterRequestException(HttpStatusCode code, V1Status? status, string request)
    : Exception($"{request}: {(int)code} {status?.Reason} {status?.Message}".TrimEnd())
{
    public HttpStatusCode Code { get; } = code;

    /// <summary>Machine-readable, such as <c>Forbidden</c>, <c>Invalid</c> or <c>AlreadyExists</c>; empty when the server gave none.</summary>
    public string Reason { get; } = status?.Reason ?? "";

    /// <summary>The server's own words, without what was asked.</summary>
    public string ServerMessage { get; } = status?.Message ?? code.ToString();

    /// <summary>Fields that the server objects to.</summary>
    public IEnumerable<string> Fields => status?.Details?.Causes?.Select(cause => cause.Field).OfType<string>() ?? [];

    public bool IsNotFound => Code == HttpStatusCode.NotFound;

    public bool IsConflict => Code == HttpStatusCode.Conflict;

    /// <summary>The resource version that was asked for is compacted away: list again.</summary>
    public bool IsGone => Code == HttpStatusCode.Gone;

    /// <summary>Denied by RBAC, admission or quota.</summary>
    public bool IsForbidden => Code == HttpStatusCode.Forbidden;

    /// <summary>The object breaks the schema or a validation rule: asking again with the same object is pointless.</summary>
    public bool IsInvalid => Code is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest;
}

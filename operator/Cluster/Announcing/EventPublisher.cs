using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Decnet.Operator.Cluster.Announcing;

/// <summary>Writes core/v1 Events, which every version and every <c>kubectl describe</c> knows.</summary>
internal sealed class EventPublisher(ApiConnection connection, EventMemory memory, string instance)
{
    private static readonly ResourceKind Kind = ResourceKind.Of<Corev1Event>();

    /// <returns>False when the announcement was one too many of its object.</returns>
    public async Task<bool> PublishAsync(Announcement told, CancellationToken cancellationToken)
    {
        if (memory.Admit(told) is not { } announcement)
            return false;

        if (memory.Find(announcement) is { } series && announcement.At - series.Last < EventMemory.Window
            && await CountUpAsync(announcement, series, cancellationToken))
            return true;

        var fresh = new EventSeries($"{announcement.About.Name}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}", announcement.At);
        await CreateAsync(announcement, fresh, cancellationToken);
        memory.Keep(announcement, fresh);
        return true;
    }

    private async Task<bool> CountUpAsync(Announcement announcement, EventSeries series, CancellationToken cancellationToken)
    {
        var patch = JsonSerializer.SerializeToUtf8Bytes(new
        {
            count = series.Count + 1,
            lastTimestamp = announcement.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        });
        try
        {
            var path = Kind.Path(NamespaceOf(announcement), series.Name);
            await connection.SendForBodyAsync(HttpMethod.Patch, path, ApiJson.Content(patch, "application/merge-patch+json"), cancellationToken);
            series.Count++;
            series.Last = announcement.At;
            return true;
        }
        catch (ClusterRequestException e) when (e.Code == HttpStatusCode.NotFound)
        {
            // Events live for an hour by default and may be deleted by anybody.
            memory.Drop(announcement);
            return false;
        }
    }

    private async Task CreateAsync(Announcement announcement, EventSeries series, CancellationToken cancellationToken)
    {
        var created = Kind.Stamp(new Corev1Event
        {
            Metadata = new V1ObjectMeta { Name = series.Name, NamespaceProperty = NamespaceOf(announcement) },
            InvolvedObject = announcement.About,
            Type = announcement.Type,
            Reason = announcement.Reason,
            Message = announcement.Message,
            Count = 1,
            FirstTimestamp = series.First.UtcDateTime,
            LastTimestamp = series.First.UtcDateTime,
            Source = new V1EventSource { Component = "decnet-operator" },
            ReportingComponent = "decnet.io/operator",
            ReportingInstance = instance,
        });
        var body = ApiJson.Content(ApiJson.ToBytes(created));
        await connection.SendForBodyAsync(HttpMethod.Post, Kind.Path(NamespaceOf(announcement)), body, cancellationToken);
    }

    // Events about cluster-scoped objects go where kubectl looks for them.
    private static string NamespaceOf(Announcement announcement) =>
        string.IsNullOrEmpty(announcement.About.NamespaceProperty) ? "default" : announcement.About.NamespaceProperty;
}

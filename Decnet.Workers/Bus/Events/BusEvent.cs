using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Decnet.Bus.Events;

/// <summary>An event as it came: the server stamped id and time.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Topic">What it was published on.</param>
/// <param name="Type">What the publisher calls it; may be empty.</param>
/// <param name="Time">When the server received it.</param>
/// <param name="Payload">A JSON object in UTF-8. It may hold what an attacker typed.</param>
public sealed record BusEvent(string Id, string Topic, string Type, DateTimeOffset Time, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The payload as a known type; null when it does not have that shape.</summary>
    public T? As<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Payload.Span, type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

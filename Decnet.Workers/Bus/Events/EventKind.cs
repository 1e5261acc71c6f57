using System.Text.Json.Serialization.Metadata;

namespace Decnet.Bus.Events;

/// <summary>A type of event: what EVT's `type` says, and the JSON form of its payload.</summary>
public sealed record EventKind<T>(string Type, JsonTypeInfo<T> Payload)
    where T : class;

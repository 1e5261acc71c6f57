using System.Text.Json.Serialization;

namespace Decnet.Spool;

/// <summary>
/// One thing that the collector saw, on its way to the store. Namespace, decky, service and pod are where it was read; everything else is what was
/// read there, an intruder's word.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CollectedLine), "line")]
[JsonDerivedType(typeof(CollectedStart), "start")]
[JsonDerivedType(typeof(CollectedEnd), "end")]
[JsonDerivedType(typeof(CollectedTampering), "tampering")]
[JsonDerivedType(typeof(CollectedMutation), "mutation")]
[JsonDerivedType(typeof(CollectedProof), "proof")]
[JsonDerivedType(typeof(CollectedGap), "gap")]
public abstract record CollectedRecord
{
    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    /// <summary>Microseconds since 1970 (UTC).</summary>
    public long AtUs { get; init; }
}

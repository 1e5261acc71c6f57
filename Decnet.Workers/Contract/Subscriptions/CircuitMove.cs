namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>What is to be written about a circuit.</summary>
internal enum CircuitMove
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A person wants deliveries again: autoDisabledAt, lastError and the count go.</summary>
    Clear,

    /// <summary>Too many failures: spec.enabled first (unless the spec is to be left alone), then autoDisabledAt.</summary>
    Trip,

    /// <summary>Somebody fell between the two: only autoDisabledAt is missing.</summary>
    FinishTrip,
}

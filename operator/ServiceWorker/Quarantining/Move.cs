namespace Decnet.Operator.ServiceWorker.Quarantining;

/// <summary>What is to be done about a worker's quarantine.</summary>
internal enum Move
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A person started a worker that was stopped, or spoke since it crashed: it begins without a past.</summary>
    BeginAnew,

    /// <summary>A person started a worker that was in quarantine.</summary>
    Release,

    /// <summary>It crashed too often: first spec.enabled, then status.quarantinedAt.</summary>
    Trip,

    /// <summary>The operator fell between the two: only status.quarantinedAt is missing.</summary>
    FinishTrip,
}

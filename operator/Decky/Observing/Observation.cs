using Decnet.Operator.Sessions;

namespace Decnet.Operator.Decky.Observing;

/// <summary>What the caches show of a decky's world, read once at the beginning of a reconcile.</summary>
internal sealed record Observation
{
    public V1Secret? Identity { get; init; }

    public V1NetworkPolicy? Policy { get; init; }

    public V1Deployment? Deployment { get; init; }

    public V1Service? Service { get; init; }

    /// <summary>The machine's pod: the newest that is not on its way out.</summary>
    public V1Pod? Pod { get; init; }

    /// <summary>The pod that proves containment anew, also when it has ended or is on its way out.</summary>
    public V1Pod? Twin { get; init; }

    /// <summary>The Service leads to a ready pod.</summary>
    public bool HasReadyEndpoint { get; init; }

    /// <summary>Secrets that hold passwords, by name; those that do not exist are missing.</summary>
    public IReadOnlyDictionary<string, V1Secret> PasswordSecrets { get; init; } = new Dictionary<string, V1Secret>();

    /// <summary>When this was seen.</summary>
    public DateTime At { get; init; }

    /// <summary>What the ingesters count; null when they have not said yet.</summary>
    public SessionCount? Sessions { get; init; }

    /// <summary>Messages of warnings about a pod that does not come up.</summary>
    public IReadOnlyList<string> StartWarnings { get; init; } = [];
}

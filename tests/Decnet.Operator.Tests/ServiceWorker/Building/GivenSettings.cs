using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.Tests.ServiceWorker.Building;

/// <summary>The operator's settings in a case.</summary>
internal sealed class GivenSettings
{
    public string BusVolume { get; set; } = "";

    public string BusEnabled { get; set; } = "true";

    public string StateVolume { get; set; } = "";

    public string StoreSecret { get; set; } = "";

    public string StoreKey { get; set; } = "connection";

    /// <summary>Where deckies are looked after.</summary>
    public List<string> Namespaces { get; set; } = [];

    public WorkerSettings Settings => new()
    {
        WorkerImage = "decnet/worker:1",
        BusVolume = BusVolume,
        BusEnabled = BusEnabled,
        StateVolume = StateVolume,
        StoreSecret = StoreSecret,
        StoreKey = StoreKey,
    };
}

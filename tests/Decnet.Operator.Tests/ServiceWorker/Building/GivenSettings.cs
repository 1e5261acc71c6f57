using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.Tests.ServiceWorker.Building;

/// <summary>The operator's settings in a case.</summary>
internal sealed class GivenSettings
{
    public string BusVolume { get; set; } = "";

    public string BusEnabled { get; set; } = "true";

    public WorkerSettings Settings => new() { WorkerImage = "decnet/worker:1", BusVolume = BusVolume, BusEnabled = BusEnabled };
}

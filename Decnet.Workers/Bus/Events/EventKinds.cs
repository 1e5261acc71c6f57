namespace Decnet.Bus.Events;

/// <summary>The types of event whose payload is a contract between workers.</summary>
public static class EventKinds
{
    public static EventKind<BusHealth> BusHealth { get; } = new("bus.health", PayloadJson.Default.BusHealth);

    public static EventKind<WorkerHealth> WorkerHealth { get; } = new("worker.health", PayloadJson.Default.WorkerHealth);

    public static EventKind<WorkerControl> WorkerControl { get; } = new("worker.control", PayloadJson.Default.WorkerControl);

    public static EventKind<FingerprintChanged> FingerprintChanged { get; } = new("fingerprint.changed", PayloadJson.Default.FingerprintChanged);

    public static EventKind<SubscriptionsChanged> SubscriptionsChanged { get; } =
        new("webhook.subscriptions_changed", PayloadJson.Default.SubscriptionsChanged);
}

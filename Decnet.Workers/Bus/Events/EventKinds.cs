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

    public static EventKind<SessionBegan> SessionStarted { get; } = new("session.started", PayloadJson.Default.SessionBegan);

    public static EventKind<SessionOver> SessionEnded { get; } = new("session.ended", PayloadJson.Default.SessionOver);

    public static EventKind<LogStored> LogStored { get; } = new("log", PayloadJson.Default.LogStored);

    public static EventKind<DeckyStateChanged> DeckyState { get; } = new("decky.state", PayloadJson.Default.DeckyStateChanged);

    public static EventKind<AttackerSeen> AttackerObserved { get; } = new("attacker.observed", PayloadJson.Default.AttackerSeen);

    public static EventKind<AttackerSeen> AttackerScored { get; } = new("attacker.scored", PayloadJson.Default.AttackerSeen);
}

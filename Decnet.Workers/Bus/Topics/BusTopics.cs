namespace Decnet.Bus.Topics;

/// <summary>Every topic of the product. Tokens that would change a topic's meaning are refused with an ArgumentException.</summary>
public static class BusTopics
{
    public static Topic AttackerObserved { get; } = Topic.Of("attacker", "observed");

    public static Topic AttackerScored { get; } = Topic.Of("attacker", "scored");

    public static Topic AttackerFingerprinted { get; } = Topic.Of("attacker", "fingerprinted");

    public static Topic SessionStarted { get; } = Topic.Of("attacker", "session", "started");

    public static Topic SessionEnded { get; } = Topic.Of("attacker", "session", "ended");

    public static Topic SystemLog { get; } = Topic.Of("system", "log");

    public static Topic BusHealth { get; } = Topic.Of("system", "bus", "health");

    public static Topic SubscriptionsChanged { get; } = Topic.Of("system", "webhook", "subscriptions_changed");

    public static Topic WorkerHealth(string worker) => Topic.Of("system", worker, "health");

    public static Topic WorkerControl(string worker) => Topic.Of("system", worker, "control");

    /// <param name="namespaceName">The decky's namespace, a DNS label.</param>
    /// <param name="name">The decky's name, a DNS label.</param>
    public static DeckyTopics Decky(string namespaceName, string name) => new($"{Token.DnsLabel(namespaceName)}_{Token.DnsLabel(name)}");

    public static TopologyTopics Topology(string id) => new(id);
}

using System.Text.Json;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Rig;

/// <summary>A subscription in a file, in a namespace that sees everything.</summary>
internal sealed record SubscriptionFile
{
    public required string Name { get; init; }

    public required string Url { get; init; }

    public string Key { get; init; } = "an eight bit key";

    public string Pattern { get; init; } = ">";

    public SubscriptionState State { get; init; }

    public int Failures { get; init; }

    public int Threshold { get; init; } = 5;

    public int Concurrency { get; init; } = 1;

    public int BatchEvents { get; init; } = 1;

    public string Uid => $"uid-{Name}";

    public static string PathOf(string folder, string name) => Path.Combine(folder, $"{name}.json");

    /// <summary>Whole or not at all, for readers.</summary>
    public void Save(string folder)
    {
        var path = PathOf(folder, Name);
        File.WriteAllText(path + ".partial", JsonSerializer.Serialize(this));
        File.Move(path + ".partial", path, overwrite: true);
    }

    public static SubscriptionFile Load(string path) => JsonSerializer.Deserialize<SubscriptionFile>(File.ReadAllText(path))!;

    public Subscription Subscription() => new()
    {
        Key = new SubscriptionKey("rig", Name, Uid),
        Url = new Uri(Url),
        Keys = new SigningKeys(HmacKey.Parse(Key, out _)!),
        Patterns = [Pattern],
        State = State,
        ConsecutiveFailures = Failures,
        Threshold = Threshold,
        Concurrency = Concurrency,
        Batch = BatchEvents > 1 ? new BatchLimits(BatchEvents, TimeSpan.FromMilliseconds(50)) : null,
        Scope = SubscriptionScope.Everything,
    };
}

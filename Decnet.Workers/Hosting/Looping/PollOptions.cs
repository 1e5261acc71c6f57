using Decnet.Bus.Topics;

namespace Decnet.Hosting.Looping;

/// <summary>How often a worker looks for work.</summary>
public sealed record PollOptions
{
    /// <summary>Time between rounds, give or take a tenth, so that workers started together drift apart.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Events that make the next round come at once. They say that there is something, not what: that stands in the store.</summary>
    public IReadOnlyList<TopicPattern> WakeOn { get; init; } = [];

    /// <summary>Least time between rounds, however many events come.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A round is cancelled after this long; one that does not heed that makes the worker unhealthy.</summary>
    public TimeSpan RoundLimit { get; init; } = TimeSpan.FromMinutes(5);
}

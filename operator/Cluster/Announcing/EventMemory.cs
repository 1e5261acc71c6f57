using Decnet.Operator.Reconciling.Queueing;

namespace Decnet.Operator.Cluster.Announcing;

/// <summary>
/// Folds equal announcements into one Event with a count, many different ones with one reason into a combined Event, and
/// stops an object that announces without end. Bounded; used by one loop only.
/// </summary>
internal sealed class EventMemory(TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private const int DifferentMessages = 10;
    private const int Burst = 25;
    private const double RefillPerSecond = 1.0 / 300;
    private const int MostObjects = 4096;

    private readonly Dictionary<(string Uid, string Type, string Reason, string Message), EventSeries> _series = [];
    private readonly Dictionary<(string Uid, string Reason), HashSet<string>> _messages = [];
    private readonly Dictionary<string, TokenBucket> _budgets = [];
    private DateTimeOffset _swept;

    /// <returns>The announcement as it should be published; null when its object has used up its budget.</returns>
    public Announcement? Admit(Announcement announcement)
    {
        Sweep(announcement.At);
        var combined = Combine(announcement);
        return Budget(announcement.About.Uid) ? combined : null;
    }

    public EventSeries? Find(Announcement announcement) => _series.GetValueOrDefault(announcement.Identity);

    public void Keep(Announcement announcement, EventSeries series) => _series[announcement.Identity] = series;

    public void Drop(Announcement announcement) => _series.Remove(announcement.Identity);

    private Announcement Combine(Announcement announcement)
    {
        var key = (announcement.About.Uid, announcement.Reason);
        if (!_messages.TryGetValue(key, out var messages))
            _messages[key] = messages = [];
        if (messages.Count < DifferentMessages)
            messages.Add(announcement.Message);
        return messages.Contains(announcement.Message)
            ? announcement
            : announcement with { Message = $"(combined from similar events) {announcement.Reason}" };
    }

    private bool Budget(string uid)
    {
        if (!_budgets.TryGetValue(uid, out var bucket))
            _budgets[uid] = bucket = new TokenBucket(RefillPerSecond, Burst, time);
        return bucket.TryTake();
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Window && _budgets.Count < MostObjects)
            return;

        _swept = now;
        foreach (var (identity, series) in _series)
        {
            if (now - series.Last >= Window)
                _series.Remove(identity);
        }

        _messages.Clear();
        if (_budgets.Count >= MostObjects)
            _budgets.Clear();
    }
}

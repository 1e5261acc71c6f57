namespace Decnet.Operator.Cluster.Announcing;

/// <summary>An Event that is published already, and how often it came true.</summary>
internal sealed class EventSeries(string name, DateTimeOffset first)
{
    public string Name { get; } = name;

    public DateTimeOffset First { get; } = first;

    public DateTimeOffset Last { get; set; } = first;

    public int Count { get; set; } = 1;
}

namespace Decnet.Operator.Cluster.Announcing;

/// <summary>One thing to tell people about one object.</summary>
internal sealed record Announcement(V1ObjectReference About, string Type, string Reason, string Message, DateTimeOffset At)
{
    /// <summary>What makes two of them the same Event. Of two objects with one name the uid tells them apart.</summary>
    public (string Uid, string Type, string Reason, string Message) Identity => (About.Uid, Type, Reason, Message);
}

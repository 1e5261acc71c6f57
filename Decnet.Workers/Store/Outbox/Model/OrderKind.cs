namespace Decnet.Store.Outbox.Model;

public enum OrderKind
{
    /// <summary>Send a test event.</summary>
    Test,

    ReplayDead,

    ReplaySince,

    ReplayEvent,
}

namespace Decnet.Store.Opening;

/// <summary>Which tables a database is to have.</summary>
public enum StoreTables
{
    /// <summary>Sessions, logs, credentials, attackers.</summary>
    Knowledge,

    /// <summary>What webhooks have to deliver.</summary>
    Outbox,
}

namespace Decnet.Store.Opening;

/// <summary>What the stored rows take.</summary>
/// <param name="Rows">Logs and sessions, about; null where asking again is so cheap that nobody need reckon.</param>
public sealed record StoreSize(long Bytes, long? Rows);

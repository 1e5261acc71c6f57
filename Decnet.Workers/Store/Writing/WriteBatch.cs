namespace Decnet.Store.Writing;

/// <summary>What was read of a source from one place to another, to be stored whole or not at all.</summary>
/// <param name="Source">What it was read from.</param>
/// <param name="From">Where the last stored batch must have ended.</param>
public sealed record WriteBatch(string Source, long From, long To, IReadOnlyList<StoreWrite> Writes);

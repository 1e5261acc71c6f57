namespace Decnet.Store.Writing;

/// <summary>What became of a batch.</summary>
/// <param name="Reached">Up to where the source is stored now. When it is not the batch's end, nothing was stored: go on from there.</param>
/// <param name="Effective">What was new, to be told to others.</param>
public sealed record CommitOutcome(long Reached, IReadOnlyList<StoreWrite> Effective);

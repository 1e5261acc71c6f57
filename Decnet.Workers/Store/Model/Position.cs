namespace Decnet.Store.Model;

/// <summary>Up to where a source was stored; written in the same transaction as what was read.</summary>
public sealed class Position
{
    public required string Source { get; set; }

    public long Reached { get; set; }

    public long UpdatedUs { get; set; }
}

namespace Decnet.Store.Opening;

/// <summary>Why something could not be stored or read now. The engine's own words are in the inner exception.</summary>
public sealed class StoreUnavailableException(StoreState state, string message, Exception inner) : Exception(message, inner)
{
    public StoreState State { get; } = state;
}

namespace Decnet.Workers.Contract.Subscriptions;

/// <param name="State">One of <see cref="CircuitState.All"/>: what holds, whether or not the move was written yet.</param>
internal sealed record CircuitVerdict(string State, CircuitMove Move)
{
    public bool Delivers => State == CircuitState.Active;
}

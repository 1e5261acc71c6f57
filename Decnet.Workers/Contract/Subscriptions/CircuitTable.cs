namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>
/// From spec and status to a circuit's state and the next move. Pure; worker and operator decide alike by it. The count is in status before spec is
/// written and spec before autoDisabledAt, so wherever either falls, what it left behind has one meaning only:
/// <code>
/// enabled  autoDisabledAt  count     recorded  meaning
/// true     set             any       any       a person enabled a tripped one (or, StatusOnly: it is tripped)
/// true     absent          too high  any       about to trip; a spec that changed since is a person's word and clears
/// true     absent          any       not       a person enabled a paused one
///                                    Active
/// false    absent          too high  Active    fell between the two writes of a trip
/// false    absent          any       any       a person paused it
/// false    set             any       any       tripped
/// </code>
/// </summary>
internal static class CircuitTable
{
    public static CircuitVerdict Of(Circuit circuit) =>
        circuit.IsStamped ? Stamped(circuit)
        : circuit.Enabled ? Enabled(circuit)
        : IsHalfTripped(circuit) ? new(CircuitState.Tripped, CircuitMove.FinishTrip)
        : new(CircuitState.Paused, CircuitMove.None);

    private static CircuitVerdict Stamped(Circuit circuit) =>
        (circuit.InStatusAlone ? circuit.IsRearmed : circuit.Enabled) ? Cleared(circuit) : new(CircuitState.Tripped, CircuitMove.None);

    private static CircuitVerdict Enabled(Circuit circuit) =>
        circuit.Recorded is CircuitState.Paused or CircuitState.Tripped && circuit.HasPast ? Cleared(circuit)
        : circuit.Failures < circuit.Threshold ? new(CircuitState.Active, CircuitMove.None)
        : circuit.IsSpokenFor ? Cleared(circuit)
        : new(CircuitState.Tripped, CircuitMove.Trip);

    // A rearmed circuit that a person also paused is paused, without a past.
    private static CircuitVerdict Cleared(Circuit circuit) => new(circuit.Enabled ? CircuitState.Active : CircuitState.Paused, CircuitMove.Clear);

    // Whoever pauses is written down as Paused before anything can fail; with StatusOnly a trip writes no spec.
    private static bool IsHalfTripped(Circuit circuit) =>
        !circuit.InStatusAlone && circuit.Recorded != CircuitState.Paused && circuit.Failures >= circuit.Threshold;
}

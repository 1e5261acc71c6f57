using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.Tests.Contract.Subscriptions;

/// <summary>Every row of the table in <see cref="CircuitTable"/>; and what must hold for every combination that there is.</summary>
public sealed class CircuitTableTests
{
    private static readonly bool[] Both = [true, false];

    [Theory]
    [InlineData(true, false, 0, null, "Active", "None")]
    [InlineData(true, false, 0, "Active", "Active", "None")]
    [InlineData(true, false, 4, "Active", "Active", "None")]
    [InlineData(true, false, 5, "Active", "Tripped", "Trip")]
    [InlineData(true, false, 5, null, "Tripped", "Trip")]
    [InlineData(false, false, 5, "Active", "Tripped", "FinishTrip")]
    [InlineData(false, false, 9, null, "Tripped", "FinishTrip")]
    [InlineData(false, true, 5, "Active", "Tripped", "None")]
    [InlineData(false, true, 0, "Tripped", "Tripped", "None")]
    [InlineData(true, true, 5, "Tripped", "Active", "Clear")]
    [InlineData(true, true, 5, "Active", "Active", "Clear")]
    [InlineData(false, false, 4, "Active", "Paused", "None")]
    [InlineData(false, false, 0, null, "Paused", "None")]
    [InlineData(false, false, 5, "Paused", "Paused", "None")]
    [InlineData(true, false, 5, "Paused", "Active", "Clear")]
    [InlineData(true, false, 3, "Paused", "Active", "Clear")]
    [InlineData(true, false, 0, "Paused", "Active", "None")]
    public void One_meaning_only(bool enabled, bool stamped, int failures, string? recorded, string state, string move) =>
        Assert.Equal((state, move), Of(enabled, stamped, failures, recorded));

    [Theory]
    [InlineData(true, false, 5, "Active", false, "Tripped", "Trip")]
    [InlineData(true, true, 5, "Tripped", false, "Tripped", "None")]
    [InlineData(true, true, 5, "Tripped", true, "Active", "Clear")]
    [InlineData(false, true, 5, "Tripped", false, "Tripped", "None")]
    [InlineData(false, true, 5, "Tripped", true, "Paused", "Clear")]
    [InlineData(false, false, 5, "Active", false, "Paused", "None")]
    [InlineData(true, false, 2, "Paused", false, "Active", "Clear")]
    public void In_status_alone_the_spec_says_nothing_of_a_trip(
        bool enabled, bool stamped, int failures, string? recorded, bool rearmed, string state, string move) =>
        Assert.Equal((state, move), Of(enabled, stamped, failures, recorded, inStatusAlone: true, rearmed: rearmed));

    [Fact]
    public void A_spec_that_changed_since_the_count_was_high_is_a_person_s_word() =>
        Assert.Equal(("Active", "Clear"), Of(true, false, 5, "Active", spokenFor: true));

    [Fact]
    public void A_half_trip_is_finished_however_far_the_generation_is_ahead() =>
        Assert.Equal(("Tripped", "FinishTrip"), Of(false, false, 5, "Active", spokenFor: true));

    [Fact]
    public void For_every_combination_the_move_leads_to_the_state_and_then_nothing_is_left_to_do()
    {
        foreach (var before in Everything())
        {
            var verdict = CircuitTable.Of(before);
            var after = Made(before, verdict);
            var next = CircuitTable.Of(after);

            Assert.True((verdict.State, CircuitMove.None) == (next.State, next.Move), $"{before} gives {verdict}, then {next}");
        }
    }

    [Fact]
    public void For_every_combination_a_person_s_false_and_true_are_obeyed_and_what_is_tripped_delivers_nothing()
    {
        foreach (var circuit in Everything())
        {
            var verdict = CircuitTable.Of(circuit);
            Assert.False(verdict.Delivers && !circuit.Enabled, $"disabled and delivering: {circuit}");
            Assert.False(verdict.Delivers && circuit.IsStamped && verdict.Move != CircuitMove.Clear, $"stamped and delivering: {circuit}");
            Assert.False(
                circuit is { Enabled: true, InStatusAlone: false, IsStamped: true } && verdict.Move != CircuitMove.Clear, $"enabled again and not cleared: {circuit}");
        }
    }

    private static IEnumerable<Circuit> Everything() =>
        from enabled in Both
        from alone in Both
        from stamped in Both
        from spoken in Both
        from rearmed in Both
        from failures in new[] { 0, 4, 5, 6 }
        from recorded in new[] { null, "Active", "Paused", "Tripped" }
        select Given(enabled, stamped, failures, recorded, alone, rearmed, spoken);

    /// <summary>What the world is like once the move was written and the operator has looked.</summary>
    private static Circuit Made(Circuit circuit, CircuitVerdict verdict) => verdict.Move switch
    {
        CircuitMove.Clear => circuit with { IsStamped = false, Failures = 0, HasPast = false, IsRearmed = false },
        CircuitMove.Trip => circuit with { Enabled = circuit.InStatusAlone, IsStamped = true, HasPast = true, IsRearmed = false },
        CircuitMove.FinishTrip => circuit with { IsStamped = true, HasPast = true, IsRearmed = false },
        _ => circuit,
    } with
    { Recorded = verdict.State, IsSpokenFor = false };

    private static (string State, string Move) Of(
        bool enabled, bool stamped, int failures, string? recorded, bool inStatusAlone = false, bool rearmed = false, bool spokenFor = false)
    {
        var verdict = CircuitTable.Of(Given(enabled, stamped, failures, recorded, inStatusAlone, rearmed, spokenFor));
        return (verdict.State, verdict.Move.ToString());
    }

    private static Circuit Given(bool enabled, bool stamped, int failures, string? recorded, bool alone, bool rearmed, bool spokenFor) => new()
    {
        Enabled = enabled,
        InStatusAlone = alone,
        Threshold = 5,
        IsStamped = stamped,
        Failures = failures,
        HasPast = failures > 0 || stamped,
        Recorded = recorded,
        IsSpokenFor = spokenFor,
        IsRearmed = rearmed,
    };
}

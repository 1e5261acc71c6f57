using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.ServiceWorker.Quarantining;

namespace Decnet.Operator.Tests.ServiceWorker.Quarantining;

/// <summary>Every row of the table in <see cref="Decision"/>, and the rows that a person makes of it.</summary>
public sealed class DecisionTests
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly QuarantineRule Rule = new(3, TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData(true, false, 0, "Active", "None")]
    [InlineData(true, false, 2, "Active", "None")]
    [InlineData(true, false, 3, "Active", "Trip")]
    [InlineData(true, false, 3, null, "Trip")]
    [InlineData(true, true, 3, "Quarantined", "Release")]
    [InlineData(true, true, 0, "Quarantined", "Release")]
    [InlineData(true, false, 2, "Stopped", "BeginAnew")]
    [InlineData(false, false, 2, "Active", "None")]
    [InlineData(false, false, 3, "Active", "FinishTrip")]
    [InlineData(false, false, 3, "Stopped", "None")]
    [InlineData(false, true, 3, "Quarantined", "None")]
    public void One_meaning_only(bool enabled, bool quarantinedAt, int crashes, string? state, string move) =>
        Assert.Equal(move, Of(Worker(enabled, quarantinedAt, crashes, state)));

    [Fact]
    public void A_spec_that_changed_since_the_crashes_were_written_down_is_a_person_s_word()
    {
        var worker = Worker(true, false, 3, "Active");
        worker.Metadata.Generation = 2;
        Assert.Equal("BeginAnew", Of(worker));
    }

    [Fact]
    public void Crashes_of_long_ago_trip_nothing_when_the_operator_comes_back()
    {
        var worker = Worker(true, false, 3, "Active", Now.AddHours(-1));
        Assert.Equal("None", Of(worker));
    }

    [Fact]
    public void But_a_trip_that_was_begun_long_ago_is_finished() =>
        Assert.Equal("FinishTrip", Of(Worker(false, false, 3, "Active", Now.AddHours(-1))));

    [Fact]
    public void A_worker_scaled_to_zero_is_left_alone()
    {
        var worker = Worker(true, false, 3, "Active");
        worker.Spec.Replicas = 0;
        Assert.Equal("None", Of(worker));
    }

    private static string Of(V1Alpha1ServiceWorker worker) =>
        Decision.Of(worker, Ledger.Of(worker.Status, [], Rule), Rule, Now).ToString();

    private static V1Alpha1ServiceWorker Worker(bool enabled, bool quarantinedAt, int crashes, string? state, DateTime? at = null) => new()
    {
        Metadata = new() { Name = "bus", Generation = 1 },
        Spec = new() { Role = "bus", Enabled = enabled },
        Status = new()
        {
            ObservedGeneration = 1,
            State = state,
            QuarantinedAt = quarantinedAt ? Now : null,
            Crashes = [.. Enumerable.Range(0, crashes).Select(i => new WorkerCrash { Pod = "p", At = (at ?? Now).AddSeconds(-i) })],
        },
    };
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Proving;

namespace Decnet.Operator.Tests.Decky.Proving;

public sealed class ProofDatesTests
{
    private static readonly DateTime At = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Without_a_proof_or_with_one_of_something_else_it_is_due_at_once()
    {
        Assert.Equal(DateTime.MinValue, ProofDates.Next(null, "policy-1", Hour));
        Assert.Equal(DateTime.MinValue, ProofDates.Next(Proof(ProofMeans.Twin), "policy-2", Hour));
    }

    [Fact]
    public void The_init_step_s_word_is_checked_soon_and_a_leak_sooner()
    {
        var proof = Proof(ProofMeans.InitStep);
        Assert.InRange(ProofDates.Next(proof, "policy-1", Hour)!.Value, At.AddMinutes(1), At.AddMinutes(5));
        proof.Found = ["kubernetes API 10.96.0.1:443"];
        Assert.Equal(At.AddSeconds(15), ProofDates.Next(proof, "policy-1", Hour));
        Assert.Equal(At.AddSeconds(15), ProofDates.Next(proof, "policy-1", TimeSpan.Zero));
    }

    [Fact]
    public void Repetitions_are_spread_around_the_interval()
    {
        var dates = Enumerable.Range(0, 100).Select(i =>
        {
            var proof = Proof(ProofMeans.Twin);
            proof.Pod = $"uid-{i}";
            return ProofDates.Next(proof, "policy-1", Hour)!.Value;
        }).ToList();
        Assert.All(dates, date => Assert.InRange(date, At.AddMinutes(54), At.AddMinutes(66)));
        Assert.True(dates.Distinct().Count() > 50);
    }

    [Fact]
    public void An_interval_of_zero_means_never_again() => Assert.Null(ProofDates.Next(Proof(ProofMeans.Twin), "policy-1", TimeSpan.Zero));

    [Fact]
    public void A_log_in_without_an_answer_is_tried_again_sooner() =>
        Assert.Equal(At.AddMinutes(5), ProofDates.Next(Proof(ProofMeans.LogIn), "policy-1", Hour));

    private static DeckyProof Proof(string by) => new() { About = "Contained", At = At, By = by, Pod = "uid", Subject = "policy-1" };
}

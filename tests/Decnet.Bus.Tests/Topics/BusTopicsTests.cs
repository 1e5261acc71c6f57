using Decnet.Bus.Topics;

namespace Decnet.Bus.Tests.Topics;

public sealed class BusTopicsTests
{
    [Fact]
    public void Topics_are_those_of_the_design()
    {
        Topic[] topics =
        [
            BusTopics.Topology("t1").MutationEnqueued, BusTopics.Topology("t1").MutationApplying, BusTopics.Topology("t1").MutationApplied,
            BusTopics.Topology("t1").MutationFailed, BusTopics.Topology("t1").Status, BusTopics.Decky("default", "web-01").State,
            BusTopics.Decky("default", "web").Traffic, BusTopics.Decky("default", "web").Mutation, BusTopics.Decky("default", "web").MutateRequest,
            BusTopics.Decky("default", "web").Fingerprint, BusTopics.AttackerObserved, BusTopics.AttackerScored, BusTopics.AttackerFingerprinted,
            BusTopics.SessionStarted, BusTopics.SessionEnded, BusTopics.SystemLog, BusTopics.BusHealth, BusTopics.WorkerHealth("prober"),
            BusTopics.WorkerControl("prober"), BusTopics.SubscriptionsChanged,
        ];

        Assert.Equal(
            """
            topology.t1.mutation.enqueued
            topology.t1.mutation.applying
            topology.t1.mutation.applied
            topology.t1.mutation.failed
            topology.t1.status
            decky.default_web-01.state
            decky.default_web.traffic
            decky.default_web.mutation
            decky.default_web.mutate_request
            decky.default_web.fingerprint
            attacker.observed
            attacker.scored
            attacker.fingerprinted
            attacker.session.started
            attacker.session.ended
            system.log
            system.bus.health
            system.prober.health
            system.prober.control
            system.webhook.subscriptions_changed
            """,
            string.Join('\n', topics));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("*")]
    [InlineData(">")]
    [InlineData("a b")]
    [InlineData("a\nPUB b")]
    [InlineData("é")]
    [InlineData("a/b")]
    public void A_token_that_would_change_the_topic_is_refused(string token)
    {
        Assert.ThrowsAny<ArgumentException>(() => BusTopics.WorkerHealth(token));
        Assert.ThrowsAny<ArgumentException>(() => BusTopics.Topology(token));
        Assert.ThrowsAny<ArgumentException>(() => BusTopics.Decky(token, "web"));
        Assert.ThrowsAny<ArgumentException>(() => BusTopics.Decky("default", token));
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("A")]
    [InlineData("-a")]
    [InlineData("a-")]
    public void A_decky_is_named_by_DNS_labels_so_that_its_id_is_unambiguous(string label)
    {
        Assert.Throws<ArgumentException>(() => BusTopics.Decky(label, "web"));
    }

    [Theory]
    [InlineData("attacker.>", true)]
    [InlineData("decky.*.state", true)]
    [InlineData(">", true)]
    [InlineData("", false)]
    [InlineData("a..b", false)]
    [InlineData("a.>.b", false)]
    [InlineData("a*", false)]
    [InlineData("a\nb", false)]
    [InlineData("é", false)]
    [InlineData(null, false)]
    public void Patterns_are_checked_before_they_reach_the_wire(string? text, bool fits) =>
        Assert.Equal(fits, TopicPattern.TryParse(text, out _));
}

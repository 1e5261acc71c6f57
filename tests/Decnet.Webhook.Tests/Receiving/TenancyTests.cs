using System.Text;
using Decnet.Bus.Topics;
using Decnet.Webhook.Receiving;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Receiving;

public sealed class TenancyTests : WorkerTest
{
    [Theory]
    [InlineData("decky.lab_web-01.state", "{}", true)]
    [InlineData("decky.lab_web-01.fingerprint", """{"namespace":"other"}""", true)]
    [InlineData("decky.lab2_web-01.state", "{}", false)]
    [InlineData("decky.other_lab_web.state", """{"namespace":"lab"}""", false)]
    [InlineData("attacker.observed", """{"namespace":"lab","decky":"web-01"}""", true)]
    [InlineData("attacker.observed", """{"decky":"lab/web-01"}""", true)]
    [InlineData("attacker.observed", """{"namespace":"other","decky":"lab/web-01"}""", false)]
    [InlineData("attacker.observed", """{"namespace":"LAB"}""", false)]
    [InlineData("attacker.observed", """{"namespace":["lab"]}""", false)]
    [InlineData("attacker.observed", """{"decky":"lab"}""", false)]
    [InlineData("attacker.scored", """{"attacker":"203.0.113.7","score":9}""", false)]
    [InlineData("attacker.observed", "[]", false)]
    [InlineData("system.log", """{"namespace":"lab"}""", false)]
    [InlineData("system.webhook.health", """{"namespace":"lab"}""", false)]
    [InlineData("topology.1.status", """{"namespace":"lab"}""", false)]
    [InlineData("lab", """{"namespace":"lab"}""", false)]
    public void Elsewhere_than_in_the_operators_namespace_only_the_own_deckies_are_seen(string topic, string payload, bool seen)
    {
        Assert.Equal(seen, Tenancy.Allows(SubscriptionScope.OwnNamespace, "lab", topic, Encoding.UTF8.GetBytes(payload)));
        Assert.True(Tenancy.Allows(SubscriptionScope.Everything, "lab", topic, Encoding.UTF8.GetBytes(payload)));
    }

    [Fact]
    public async Task A_tenant_who_asks_for_everything_gets_his_own_and_the_operators_namespace_gets_all()
    {
        var (theirs, ours) = (await ReceiverAsync(), await ReceiverAsync());
        var tenant = RunningWorker.To(theirs.Url, "tenant", ">") with { Key = new SubscriptionKey("lab", "tenant", "uid-tenant"), Scope = SubscriptionScope.OwnNamespace };
        var all = RunningWorker.To(ours.Url, "all", ">");
        var worker = await WorkerAsync(tenant, all);

        worker.Publish(BusTopics.AttackerObserved, "attacker.observed", """{"namespace":"other","decky":"web-01","src_ip":"203.0.113.7"}""");
        worker.Publish(BusTopics.SystemLog, "system.log", """{"text":"a secret of the system","namespace":"lab"}""");
        worker.Publish(BusTopics.AttackerObserved, "attacker.observed", """{"namespace":"lab","decky":"web-01","src_ip":"203.0.113.7"}""");
        await worker.HasAsync(ours, 3);
        await worker.EmptyAsync(all);
        await worker.EmptyAsync(tenant);

        Assert.Contains("\"namespace\":\"lab\"", Assert.Single(theirs.Requests).Text, StringComparison.Ordinal);
        Assert.Equal("attacker.observed", theirs.Requests[0].Headers["X-DECNET-Event-Topic"]);
    }

    [Fact]
    public async Task A_replay_gives_a_tenant_no_more_than_he_could_have_had()
    {
        var (theirs, ours) = (await ReceiverAsync(), await ReceiverAsync());
        var tenant = RunningWorker.To(theirs.Url, "tenant", ">") with { Key = new SubscriptionKey("lab", "tenant", "uid-tenant"), Scope = SubscriptionScope.OwnNamespace };
        var all = RunningWorker.To(ours.Url, "all", ">");
        var worker = await WorkerAsync(tenant, all);
        worker.Publish(BusTopics.AttackerObserved, "attacker.observed", """{"namespace":"other","decky":"web-01"}""");
        worker.Publish(BusTopics.AttackerObserved, "attacker.observed", """{"namespace":"lab","decky":"web-01"}""");
        await worker.HasAsync(ours, 2);
        await worker.EmptyAsync(all);
        await worker.EmptyAsync(tenant);

        Assert.Equal(1, await worker.ReplayAllAsync(tenant));
        await worker.HasAsync(theirs, 2);

        Assert.Equal(theirs.Requests[0].Text, theirs.Requests[1].Text);
    }
}

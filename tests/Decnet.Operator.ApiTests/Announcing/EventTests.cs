using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.ApiTests.Announcing;

public sealed class EventTests(ApiServer server) : ApiTest(server)
{
    [Fact]
    public async Task Equal_Events_become_one_with_a_count()
    {
        var (running, _) = await RunAsync();
        await Namespace.CreateAsync("a");
        var gadget = await Namespace.ReadAsync("a");

        for (var time = 0; time < 3; time++)
            running.Get<IEventRecorder>().Warning(gadget, "Tampered", "somebody changed the policy");
        running.Get<IEventRecorder>().Normal(gadget, "Repaired", "the policy is back");

        await Eventually.TrueAsync(async () => (await EventsAsync()).Count == 2 && (await EventsAsync()).Any(e => e.Count == 3), "two Events, one thrice");
        var tampered = (await EventsAsync()).Single(e => e.Reason == "Tampered");
        Assert.Equal(("Warning", "Gadget", gadget.Metadata.Uid), (tampered.Type, tampered.InvolvedObject.Kind, tampered.InvolvedObject.Uid));
    }

    [Fact]
    public async Task An_Event_that_was_deleted_is_made_anew()
    {
        var (running, _) = await RunAsync();
        await Namespace.CreateAsync("a");
        var gadget = await Namespace.ReadAsync("a");
        running.Get<IEventRecorder>().Normal(gadget, "Tested", "once");
        await Eventually.TrueAsync(async () => (await EventsAsync()).Count == 1, "the first");
        await Server.Admin.CoreV1.DeleteNamespacedEventAsync((await EventsAsync())[0].Metadata.Name, Namespace.Name);

        running.Get<IEventRecorder>().Normal(gadget, "Tested", "once");

        await Eventually.TrueAsync(async () => (await EventsAsync()).Count == 1, "a new one");
    }

    private async Task<IList<Corev1Event>> EventsAsync() => (await Server.Admin.CoreV1.ListNamespacedEventAsync(Namespace.Name)).Items;
}

using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Running;
using Decnet.EndToEnd.Tests.Workers;

namespace Decnet.EndToEnd.Tests.Webhooks;

/// <summary>From an intruder to a SIEM: bus, outbox, signature, circuit and kubectl, on the real cluster.</summary>
[Collection(WorkerCollection.Name)]
public sealed class SignedEvents(WebServer web)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> Environment = new() { ["KUBECONFIG"] = TestCluster.Kubeconfig };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_intruder_s_session_reaches_the_receiver_signed()
    {
        await RunsAsync();
        await using var receiver = await Receiver.StartAsync(await NodeAsync(), Cancel);
        await using var subscription = await Subscription.CreateAsync("whs-session", receiver, "attacker.session.*", Cancel);

        using (var intruder = await web.Decky.SshAsync("admin", WebServer.Password, Cancel))
            await intruder.RunAsync("echo for-the-siem", Cancel);

        var started = await Eventually.SomeAsync(() => Task.FromResult(Of(receiver, "attacker.session.started")), "a session's beginning at the receiver", Limit, Cancel);
        var ended = await Eventually.SomeAsync(() => Task.FromResult(Of(receiver, "attacker.session.ended")), "its end", Limit, Cancel);
        Assert.All(receiver.Received, one => Assert.True(one.IsSignedWith(Subscription.Key)));
        Assert.Equal(["id", "payload", "topic", "ts", "type", "v"], started.Json.AsObject().Select(member => member.Key));
        Assert.Equal((started.Id, started.Topic), (started.Headers["X-DECNET-Event-Id"], started.Headers["X-DECNET-Event-Topic"]));
        Assert.Equal("decnet-webhook/1.0", started.Headers["User-Agent"]);
        Assert.Contains("webhook-signature", started.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("web-01", ended.Json["payload"]!.ToJsonString(), StringComparison.Ordinal);
        await subscription.UntilAsync(it => it["status"]!["lastSuccessAt"] is not null, "its success is told", Cancel);
        Assert.Contains("whs-session", await DecnetAsync("webhooks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_receiver_trips_its_own_circuit_and_kubectl_edit_brings_everything_withheld_in_order()
    {
        await RunsAsync();
        var node = await NodeAsync();
        await using var good = await Receiver.StartAsync(node, Cancel);
        await using var dead = await Receiver.StartAsync(node, Cancel);
        await using var other = await Subscription.CreateAsync("whs-good", good, "decky.*.state", Cancel);
        await using var subscription = await Subscription.CreateAsync("whs-dead", dead, "decky.*.state", Cancel);
        await PublishAsync("0");
        await Eventually.TrueAsync(() => Task.FromResult(Numbers(dead).Contains("0") && Numbers(good).Contains("0")), () => "both get events", Limit, Cancel);

        await dead.GoAwayAsync();
        await PublishAsync("1", "2");
        var tripped = await subscription.UntilAsync(it => Subscription.Reason(it) == "Tripped" && it["status"]!["autoDisabledAt"] is not null, "its circuit trips", Cancel);
        Assert.Equal(("Tripped", false), ((string?)tripped["status"]!["state"], (bool?)tripped["spec"]!["enabled"]));
        Assert.NotNull((string?)tripped["status"]!["lastError"]);
        Assert.Matches(@"whs-dead\s+Tripped\s", await Kubectl.RunAsync($"get whs -n {Worker.Namespace}", Cancel));
        await Eventually.TrueAsync(
            async () => (await Kubectl.RunAsync($"get events -n {Worker.Namespace} -o name --field-selector involvedObject.name=whs-dead,reason=Tripped", Cancel)).Length > 0,
            () => "an Event of the trip", Limit, Cancel);

        await PublishAsync("3", "4", "5");
        await Eventually.TrueAsync(() => Task.FromResult(Numbers(good).Contains("5")), () => "the other one gets them all", Limit, Cancel);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], Numbers(good).Distinct());
        await subscription.UntilAsync(it => (int?)it["status"]!["backlog"] >= 3, "what is withheld is counted", Cancel);
        Assert.DoesNotContain("3", Numbers(dead));

        await dead.ComeBackAsync(Cancel);
        await EditAsync("whs-dead", "s/enabled: false/enabled: true/");
        await Eventually.TrueAsync(() => Task.FromResult(Numbers(dead).Contains("5")), () => "what was withheld arrives", Limit, Cancel);
        Assert.Equal(["3", "4", "5"], Numbers(dead).SkipWhile(number => number != "3").Distinct());
        var active = await subscription.UntilAsync(it => Subscription.Reason(it) == "Ready", "it is active again", Cancel);
        Assert.Equal(("Active", null), ((string?)active["status"]!["state"], (string?)active["status"]!["autoDisabledAt"]));
        Assert.All(dead.Received.Concat(good.Received), one => Assert.True(one.IsSignedWith(Subscription.Key)));
    }

    private static ReceivedEvent? Of(Receiver receiver, string topic) => receiver.Received.FirstOrDefault(one => one.Topic == topic);

    private static IEnumerable<string> Numbers(Receiver receiver) => receiver.Received.Select(one => (string?)one.Json["payload"]!["number"]).OfType<string>();

    private static async Task PublishAsync(params string[] numbers)
    {
        foreach (var number in numbers)
            await DecnetAsync("bus", "publish", "decky.lab_siem.state", new JsonObject { ["number"] = number }.ToJsonString());
    }

    /// <summary>Other tests stop and kill the bus: the worker is back on it.</summary>
    private static async Task RunsAsync()
    {
        await new Worker("bus").ReasonAsync("Ready", Cancel);
        await new Worker("webhook").ReasonAsync("Ready", Cancel);
        await new Worker("webhook").ConditionAsync("OnBus", condition => (string?)condition["status"] == "True", Cancel);
    }

    private static async Task<string> NodeAsync() =>
        (await Kubectl.RunAsync("get nodes -o jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}", Cancel)).Trim();

    private static async Task EditAsync(string name, string script)
    {
        var editor = Path.Combine(Path.GetTempPath(), $"edit-whs-{System.Environment.ProcessId}");
        await File.WriteAllTextAsync(editor, $"#!/bin/sh\nexec sed -i '{script}' \"$1\"\n", Cancel);
        File.SetUnixFileMode(editor, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var edited = await Programs.RunAsync(
            TestCluster.Tool("kubectl"), ["edit", "whs", name, "-n", Worker.Namespace], new Dictionary<string, string>(Environment) { ["KUBE_EDITOR"] = editor }, null, Cancel);
        File.Delete(editor);
        edited.Succeeded();
    }

    private static async Task<string> DecnetAsync(params string[] arguments) =>
        (await Programs.RunAsync(TestCluster.Tool("decnet"), arguments, Environment, null, Cancel)).Succeeded().OutputText;
}

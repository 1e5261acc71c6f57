using System.Text;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.ServiceWorker;
using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.WebhookSubscription;
using Decnet.Workers.Contract.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.WebhookSubscription;

/// <summary>An operator with the WebhookSubscription controller whose own namespace is the test's, and the verbs of a user.</summary>
public abstract class SubscriptionTest(ApiServer server) : ApiTest(server)
{
    protected const string Name = "siem";
    protected const string Account = "decnet-webhook";
    protected const string Key = "0123456789abcdef0123456789abcdef";
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(60);

    private protected IKubernetes Api => Server.Admin;

    private protected string Ns => Namespace.Name;

    private protected Task DefineAsync() => Task.WhenAll(SubscriptionDefinition.InstallAsync(Api), WorkerDefinition.InstallAsync(Api));

    private protected async Task<OperatorUnderTest> StartAsync(Action<IServiceCollection>? configure = null)
    {
        await DefineAsync();
        var options = OperatorUnderTest.Alone(Ns);
        return Use(await OperatorUnderTest.StartAsync(() => Server.Configuration(), options, services =>
        {
            services.AddWebhookSubscriptions(new(Ns, Account), WatchedNamespaces.Parse(options.WatchNamespaces), 4);
            services.AddSingleton(Quick);
            configure?.Invoke(services);
        }));
    }

    /// <param name="more">Further fields of the spec in JSON, with a comma in front.</param>
    private protected async Task CreateAsync(string more = "", string url = "https://siem.example.com/in/s3cret")
    {
        await DefineAsync();
        await Api.CustomObjects.CreateNamespacedCustomObjectAsync(
            KubernetesJson.Deserialize<object>(
                $$$"""
                {"apiVersion":"decnet.io/v1alpha1","kind":"WebhookSubscription","metadata":{"name":"{{{Name}}}"},
                 "spec":{"url":"{{{url}}}","secretRef":{"name":"siem-key"},"simpleEvents":["AttackerDetail"]{{{more}}}}}
                """),
            V1Alpha1WebhookSubscription.GroupName, V1Alpha1WebhookSubscription.Version, Ns, V1Alpha1WebhookSubscription.Plural);
    }

    private protected Task SecretAsync(string name = "siem-key", string key = Key) => Api.CoreV1.CreateNamespacedSecretAsync(
        new() { Metadata = new() { Name = name }, Data = new Dictionary<string, byte[]> { ["key"] = Encoding.UTF8.GetBytes(key) } }, Ns);

    private protected Task WorkerRunsAsync() => WorkerRunsAsync("True", "Ready");

    private protected async Task WorkerRunsAsync(string status, string reason)
    {
        await Api.CustomObjects.CreateNamespacedCustomObjectAsync(
            KubernetesJson.Deserialize<object>(
                """{"apiVersion":"decnet.io/v1alpha1","kind":"ServiceWorker","metadata":{"name":"webhook"},"spec":{"role":"webhook","scope":"Cluster"}}"""),
            "decnet.io", "v1alpha1", Ns, "serviceworkers");
        await Api.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
            new V1Patch(
                $$$"""
                {"status":{"conditions":[{"type":"Ready","status":"{{{status}}}","reason":"{{{reason}}}","message":"as the test says","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
                """,
                V1Patch.PatchType.MergePatch),
            "decnet.io", "v1alpha1", Ns, "serviceworkers", "webhook");
    }

    /// <summary>What a person does with <c>kubectl edit</c> or patch.</summary>
    private protected Task PatchAsync(string mergePatch) => Api.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch(mergePatch, V1Patch.PatchType.MergePatch),
        V1Alpha1WebhookSubscription.GroupName, V1Alpha1WebhookSubscription.Version, Ns, V1Alpha1WebhookSubscription.Plural, Name);

    /// <summary>What the worker does.</summary>
    private protected Task StatusAsync(string mergePatch) => Api.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
        new V1Patch($$$"""{"status":{{{mergePatch}}}}""", V1Patch.PatchType.MergePatch),
        V1Alpha1WebhookSubscription.GroupName, V1Alpha1WebhookSubscription.Version, Ns, V1Alpha1WebhookSubscription.Plural, Name);

    private protected Task<V1Alpha1WebhookSubscription> ReadAsync() => Api.CustomObjects.GetNamespacedCustomObjectAsync<V1Alpha1WebhookSubscription>(
        V1Alpha1WebhookSubscription.GroupName, V1Alpha1WebhookSubscription.Version, Ns, V1Alpha1WebhookSubscription.Plural, Name);

    /// <summary>Waits until the subscription is as described and returns it.</summary>
    private protected async Task<V1Alpha1WebhookSubscription> UntilAsync(Func<V1Alpha1WebhookSubscription, bool> condition, string what)
    {
        V1Alpha1WebhookSubscription? seen = null;
        try
        {
            await Eventually.TrueAsync(async () => condition(seen = await ReadAsync()), what, Patient);
        }
        catch (Xunit.Sdk.TrueException e)
        {
            throw new InvalidOperationException($"{e.Message}; it is {KubernetesJson.Serialize(seen)}", e);
        }

        return seen!;
    }

    /// <summary>Waits until the operator has said so of the newest spec.</summary>
    private protected Task<V1Alpha1WebhookSubscription> StateAsync(string state, string reason) => UntilAsync(
        it => it.Status.State == state && Condition(it)?.Reason == reason && it.Status.ObservedGeneration == it.Metadata.Generation, $"{state} and {reason}");

    private protected static V1Condition? Condition(V1Alpha1WebhookSubscription subscription, string type = "Ready") =>
        subscription.Status.Conditions?.FirstOrDefault(condition => condition.Type == type);

    private protected async Task EventAsync(string reason, int times = 1) => await Eventually.TrueAsync(
        async () => (await Api.CoreV1.ListNamespacedEventAsync(Ns)).Items.Where(item => item.InvolvedObject.Name == Name && item.Reason == reason)
            .Sum(item => item.Count ?? 1) == times,
        $"{times} Event(s) {reason}",
        Patient);
}

using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Children;
using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling;
using Decnet.Operator.ServiceWorker;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.Sessions;
using Decnet.Workers.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.ServiceWorker;

/// <summary>An operator with the ServiceWorker controller in a namespace of its own, and the verbs of a user.</summary>
public abstract class WorkerTest(ApiServer server) : ApiTest(server)
{
    protected const string Bus = """{"role":"bus"}""";

    private protected IKubernetes Api => Server.Admin;

    private protected string Ns => Namespace.Name;

    private protected WorkerNode Node => new(Api, Ns);

    private protected WorkerDefaults Defaults => new() { Namespace = Ns, Image = "decnet/worker:test", Roles = WorkerRoles.All };

    private protected async Task<OperatorUnderTest> StartAsync(Action<IServiceCollection>? configure = null, string watch = "")
    {
        await WorkerDefinition.InstallAsync(Api);
        var options = OperatorUnderTest.Alone(watch.Length > 0 ? watch : Ns);
        return Use(await OperatorUnderTest.StartAsync(() => Server.Configuration(), options, services =>
        {
            services.AddServiceWorkers(Defaults, WatchedNamespaces.Parse(options.WatchNamespaces), 4);
            services.AddSingleton(Quick);
            services.AddSingleton(new SessionBook(TimeProvider.System));
            services.AddSingleton(new Patience { UntilAllowed = TimeSpan.FromSeconds(0.5), UntilRenamed = TimeSpan.FromSeconds(0.5) });
            configure?.Invoke(services);
        }));
    }

    private protected Task CreateAsync(string name, string spec = Bus, string? ns = null) => Api.CustomObjects.CreateNamespacedCustomObjectAsync(
        KubernetesJson.Deserialize<object>(
            $$$"""{"apiVersion":"decnet.io/v1alpha1","kind":"ServiceWorker","metadata":{"name":"{{{name}}}"},"spec":{{{spec}}}}"""),
        V1Alpha1ServiceWorker.GroupName, V1Alpha1ServiceWorker.Version, ns ?? Ns, V1Alpha1ServiceWorker.Plural);

    private protected Task PatchAsync(string name, string mergePatch) => Api.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch(mergePatch, V1Patch.PatchType.MergePatch),
        V1Alpha1ServiceWorker.GroupName, V1Alpha1ServiceWorker.Version, Ns, V1Alpha1ServiceWorker.Plural, name);

    private protected Task ScaleAsync(string name, int replicas) => Api.CustomObjects.PatchNamespacedCustomObjectScaleAsync(
        new V1Patch($$$"""{"spec":{"replicas":{{{replicas}}}}}""", V1Patch.PatchType.MergePatch),
        V1Alpha1ServiceWorker.GroupName, V1Alpha1ServiceWorker.Version, Ns, V1Alpha1ServiceWorker.Plural, name);

    private protected Task DeleteAsync(string name) => Api.CustomObjects.DeleteNamespacedCustomObjectAsync(
        V1Alpha1ServiceWorker.GroupName, V1Alpha1ServiceWorker.Version, Ns, V1Alpha1ServiceWorker.Plural, name);

    private protected Task<V1Alpha1ServiceWorker> ReadAsync(string name, string? ns = null) =>
        Api.CustomObjects.GetNamespacedCustomObjectAsync<V1Alpha1ServiceWorker>(
            V1Alpha1ServiceWorker.GroupName, V1Alpha1ServiceWorker.Version, ns ?? Ns, V1Alpha1ServiceWorker.Plural, name);

    private protected async Task<V1Alpha1ServiceWorker?> FindAsync(string name, string? ns = null)
    {
        try
        {
            return await ReadAsync(name, ns);
        }
        catch (k8s.Autorest.HttpOperationException e) when (e.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Waits until the worker is as described and returns it.</summary>
    private protected async Task<V1Alpha1ServiceWorker> UntilAsync(
        string name, Func<V1Alpha1ServiceWorker, bool> condition, string what, string? ns = null)
    {
        V1Alpha1ServiceWorker? worker = null;
        try
        {
            await Eventually.TrueAsync(async () => (worker = await FindAsync(name, ns)) is not null && condition(worker), what);
        }
        catch (Xunit.Sdk.TrueException e)
        {
            throw new InvalidOperationException($"{e.Message}; it is {KubernetesJson.Serialize(worker)}", e);
        }

        return worker!;
    }

    private protected Task<V1Alpha1ServiceWorker> StateAsync(string name, string state, string reason) => UntilAsync(
        name, worker => worker.Status.State == state && Ready(worker)?.Reason == reason, $"{name} is {state} and {reason}");

    private protected static V1Condition? Ready(V1Alpha1ServiceWorker worker, string type = "Ready") =>
        worker.Status.Conditions?.FirstOrDefault(condition => condition.Type == type);

    private protected Task<V1DaemonSet> DaemonSetAsync(string name) => Api.AppsV1.ReadNamespacedDaemonSetAsync(name, Ns);

    private protected static bool FitsNoNode(V1DaemonSet workload) => workload.Spec.Template.Spec.NodeSelector?.ContainsKey("decnet.io/stopped") == true;

    private protected async Task<int> EventsAsync(string worker, string reason) =>
        (await Api.CoreV1.ListNamespacedEventAsync(Ns)).Items.Count(item => item.InvolvedObject.Name == worker && item.Reason == reason);
}

using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Children;
using Decnet.Operator.Decky;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Decky.MachineLog;
using Decnet.Operator.Decky.Mutating;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Proving;
using Decnet.Operator.Decky.Telling;
using Decnet.Operator.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>An operator with the Decky controller in a namespace of its own, and the verbs of a user.</summary>
public abstract class DeckyTest(ApiServer server) : ApiTest(server)
{
    private OperatorUnderTest? _operator;

    /// <summary>No synthetic log-ins: there is no machine behind these Services.</summary>
    private protected static DeckyDefaults Defaults { get; } = new()
    {
        Image = "decnet/decky:test",
        Proofs = new() { SourceAddress = false, Interval = TimeSpan.FromSeconds(1), Targets = [ProofTarget.Parse("the outside=127.0.0.1:9")!] },
    };

    /// <summary>How many are logged in on every machine.</summary>
    private protected FakeSessions Sessions { get; } = new();

    private protected RecordedLines SecurityLog { get; } = new();

    // The API server of the tests may be of any release; on old ones we read Endpoints.
    private protected ClusterVersion Release { get; private set; } = new(1, 20);

    private protected IKubernetes Api => Server.Admin;

    private protected string Ns => Namespace.Name;

    /// <param name="address">Where it finds the API server, when not directly.</param>
    private protected async Task<OperatorUnderTest> StartAsync(
        Action<IServiceCollection>? configure = null, DeckyDefaults? defaults = null, string? address = null)
    {
        await DeckyDefinition.InstallAsync(Api);
        var version = await Api.Version.GetCodeAsync();
        Release = ClusterVersion.Parse(version.Major, version.Minor);
        return _operator = Use(await OperatorUnderTest.StartAsync(() => Server.Configuration(address), OperatorUnderTest.Alone(Ns), services =>
        {
            services.AddDeckies(defaults ?? Defaults, Release, 4);
            services.AddSingleton(Quick);
            services.AddSingleton<IHostKeyMaker, QuickKeys>();
            services.AddSingleton<ILiveSessions>(Sessions);
            services.AddSingleton<ISecurityLog>(SecurityLog);
            services.AddSingleton(new ProofPace { RequestsASecond = 100 });
            services.AddSingleton(new Patience { UntilAllowed = TimeSpan.FromSeconds(0.5), UntilRenamed = TimeSpan.FromSeconds(0.5), UntilAdopted = TimeSpan.FromSeconds(2) });
            configure?.Invoke(services);
        }));
    }

    private protected Task CreateAsync(string name, string spec) => Api.CustomObjects.CreateNamespacedCustomObjectAsync(
        KubernetesJson.Deserialize<object>(
            $$$"""{"apiVersion":"decnet.io/v1alpha1","kind":"Decky","metadata":{"name":"{{{name}}}"},"spec":{{{spec}}}}"""),
        V1Alpha1Decky.GroupName, V1Alpha1Decky.Version, Ns, V1Alpha1Decky.Plural);

    private protected Task PatchAsync(string name, string mergePatch) => Api.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch(mergePatch, V1Patch.PatchType.MergePatch), V1Alpha1Decky.GroupName, V1Alpha1Decky.Version, Ns, V1Alpha1Decky.Plural, name);

    private protected Task<V1Alpha1Decky> ReadAsync(string name) => Api.CustomObjects.GetNamespacedCustomObjectAsync<V1Alpha1Decky>(
        V1Alpha1Decky.GroupName, V1Alpha1Decky.Version, Ns, V1Alpha1Decky.Plural, name);

    private protected async Task<V1Condition?> ConditionAsync(string name, string type = "Ready") =>
        (await ReadAsync(name)).Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    /// <summary>Waits for the reason of the Ready condition and returns it.</summary>
    private protected async Task<V1Condition> ReasonAsync(string name, string reason)
    {
        V1Condition? ready = null;
        try
        {
            await Eventually.TrueAsync(async () => (ready = await ConditionAsync(name))?.Reason == reason, $"{name} is {reason}");
        }
        catch (Xunit.Sdk.TrueException e)
        {
            throw new InvalidOperationException($"{e.Message}; it is {ready?.Status} {ready?.Reason}: {ready?.Message}", e);
        }

        return ready!;
    }

    /// <summary>Waits until a condition has a reason, and returns it.</summary>
    private protected async Task<V1Condition> ConditionAsync(string name, string type, string reason)
    {
        V1Condition? found = null;
        await Eventually.TrueAsync(async () => (found = await ConditionAsync(name, type))?.Reason == reason, $"{type} of {name} is {reason}");
        return found!;
    }

    private protected async Task<bool> EventAsync(string decky, string reason) =>
        (await Api.CoreV1.ListNamespacedEventAsync(Ns)).Items.Any(item => item.InvolvedObject.Name == decky && item.Reason == reason);

    // Old servers answer with a Status, which the typed client takes for a broken Service.
    private protected Task DeleteServiceAsync(string name) =>
        _operator!.Get<IClusterWriter>().DeleteAsync<V1Service>(new(Ns, name), null, TestContext.Current.CancellationToken);
}

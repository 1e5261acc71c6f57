using System.Globalization;
using Decnet.Operator.ApiTests.Cluster;
using k8s;
using k8s.Models;

namespace Decnet.Bench.Operator;

/// <summary>A new control plane with the product's definition and a namespace to measure in.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Group = "decnet.io", Version = "v1alpha1", Plural = "deckies";

    private const string Spec =
        """{"services":[{"name":"ssh","accounts":[{"name":"admin","password":"admin123"}]}]}""";

    private World()
    {
    }

    public ControlPlane Plane { get; } = new();

    public Kubernetes Api => Plane.Admin;

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"decky-{number:00000}");

    public static async Task<World> CreateAsync()
    {
        var world = new World();
        await world.Plane.StartAsync();
        var file = Path.Combine(KubeBinaries.Root(), "crds", "decnet.io_deckies.yaml");
        var definition = KubernetesYaml.Deserialize<V1CustomResourceDefinition>(await File.ReadAllTextAsync(file));
        await world.Api.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition);
        await world.Api.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new() { Name = Stage.Namespace } });
        await Until.TrueAsync(async () => (await world.Api.ApiextensionsV1.ReadCustomResourceDefinitionAsync(definition.Metadata.Name))
            .Status?.Conditions?.Any(condition => condition is { Type: "Established", Status: "True" }) == true);
        return world;
    }

    /// <returns>The new Decky's uid.</returns>
    public async Task<string> CreateDeckyAsync(string name)
    {
        var decky = KubernetesJson.Deserialize<object>(
            $$$"""{"apiVersion":"{{{Group}}}/{{{Version}}}","kind":"Decky","metadata":{"name":"{{{name}}}"},"spec":{{{Spec}}}}""");
        var made = await Api.CustomObjects.CreateNamespacedCustomObjectAsync<V1Service>(decky, Group, Version, Stage.Namespace, Plural);
        return made.Metadata.Uid;
    }

    public Task CreateDeckiesAsync(int count, Func<string, string, Task>? also = null) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = Stage.Parallel }, async (number, _) =>
        {
            var name = NameOf(number);
            var uid = await CreateDeckyAsync(name);
            await (also?.Invoke(name, uid) ?? Task.CompletedTask);
        });

    public ValueTask DisposeAsync() => Plane.DisposeAsync();
}

using Decnet.Operator.ApiTests.Gadgets;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>A namespace for one test, with the verbs that a person would use in it.</summary>
internal sealed class TestNamespace
{
    private static int _last;
    private readonly ApiServer _server;

    private TestNamespace(ApiServer server, string name)
    {
        _server = server;
        Name = name;
    }

    public string Name { get; }

    public static async Task<TestNamespace> CreateAsync(ApiServer server)
    {
        var name = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}";
        await server.Admin.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } });
        await GadgetDefinition.InstallAsync(server.Admin);
        return new TestNamespace(server, name);
    }

    public Task CreateAsync(string name, int size = 1, string? secret = null, string? colour = null)
    {
        var gadget = Gadget.Named(Name, name, size);
        gadget.Spec.SecretName = secret;
        gadget.Spec.Colour = colour;
        return CreateAsync(gadget);
    }

    public Task CreateAsync(object gadget) =>
        _server.Admin.CustomObjects.CreateNamespacedCustomObjectAsync(gadget, Gadget.Group, "v1", Name, "gadgets");

    public Task PatchAsync(string name, string mergePatch) => _server.Admin.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch(mergePatch, V1Patch.PatchType.MergePatch), Gadget.Group, "v1", Name, "gadgets", name);

    public Task DeleteAsync(string name) =>
        _server.Admin.CustomObjects.DeleteNamespacedCustomObjectAsync(Gadget.Group, "v1", Name, "gadgets", name);

    public Task<Gadget> ReadAsync(string name) =>
        _server.Admin.CustomObjects.GetNamespacedCustomObjectAsync<Gadget>(Gadget.Group, "v1", Name, "gadgets", name);
}

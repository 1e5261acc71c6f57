namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>The cluster that `hack/test-cluster up` made, with the product installed from its chart.</summary>
internal static class TestCluster
{
    public static string Root { get; } = FindRoot();

    public static string Kubeconfig { get; } = Setting("DECNET_E2E_KUBECONFIG");

    /// <summary>The artifact root on the node, which is this machine.</summary>
    public static string ArtifactRoot { get; } = Setting("DECNET_E2E_ARTIFACTS");

    /// <summary>Its name, as scripts know it.</summary>
    public static string Name { get; } = Setting("DECNET_E2E_CLUSTER");

    public static string Tool(string name) => Path.Combine(Root, "hack", "bin", name);

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: run these tests with `make test` or `hack/test e2e`");

    private static string FindRoot()
    {
        var dir = new DirectoryInfo(AppContext.BaseDirectory);
        while (dir is not null && !File.Exists(Path.Combine(dir.FullName, "Decnet.sln")))
        {
            dir = dir.Parent;
        }

        return dir?.FullName ?? throw new InvalidOperationException("Decnet.sln stands in no folder above the test binary");
    }
}

using System.Diagnostics;
using Decnet.Operator.ApiTests.Cluster;

[assembly: AssemblyFixture(typeof(Decnet.Api.ApiTests.Admitting.InstalledCluster))]

namespace Decnet.Api.ApiTests.Admitting;

/// <summary>A real kube-apiserver with RBAC, and what the chart makes of rights and definitions in it.</summary>
public sealed class InstalledCluster : IAsyncLifetime
{
    public const string System = "decnet-system";
    private static readonly string[] Wanted = ["ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"];
    private readonly ControlPlane _plane = new();

    public Kubernetes Admin => _plane.Admin;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _plane.StartAsync();
        foreach (var name in new[] { System, "lab", "other" })
            await Admin.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, cancellationToken: Cancelled);
        var rendered = await RunAsync(Path.Combine(KubeBinaries.Root(), "hack/bin/helm"), "", ["template", "decnet", "charts/decnet", "-n", System]);
        var rights = string.Join("\n---\n", rendered.Split("\n---\n").Where(text => Wanted.Any(kind => text.Contains($"\nkind: {kind}\n", StringComparison.Ordinal))));
        await RunAsync(
            Path.Combine(await KubeBinaries.DirectoryAsync(), "kubectl"), rights, ["--kubeconfig", _plane.WriteKubeconfig(), "apply", "--server-side", "-f", "-"]);
    }

    public ValueTask DisposeAsync() => _plane.DisposeAsync();

    /// <summary>A token as a pod or `kubectl create token` would have it.</summary>
    public async Task<string> TokenAsync(string space, string account)
    {
        var answer = await Admin.CreateNamespacedServiceAccountTokenAsync(
            new Authenticationv1TokenRequest { Spec = new V1TokenRequestSpec { Audiences = [], ExpirationSeconds = 600 } }, account, space, cancellationToken: Cancelled);
        return answer.Status.Token;
    }

    /// <summary>A service account that has a cluster role everywhere, or in one namespace.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> UserAsync(string name, string role, string? space)
    {
        await Admin.CreateNamespacedServiceAccountAsync(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = name } }, "lab", cancellationToken: Cancelled);
        var (reference, subject) = (new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role }, new Rbacv1Subject { Kind = "ServiceAccount", Name = name, NamespaceProperty = "lab" });
        if (space is null)
            await Admin.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding { Metadata = new V1ObjectMeta { Name = name }, RoleRef = reference, Subjects = [subject] }, cancellationToken: Cancelled);
        else
            await Admin.CreateNamespacedRoleBindingAsync(new V1RoleBinding { Metadata = new V1ObjectMeta { Name = name }, RoleRef = reference, Subjects = [subject] }, space, cancellationToken: Cancelled);
        return await TokenAsync("lab", name);
    }

    /// <summary>The cluster as the API's own account may use it.</summary>
    public async Task<Kubernetes> AsApiAsync() => new(Configuration(await TokenAsync(System, "decnet-api")));

    public KubernetesClientConfiguration Configuration(string token)
    {
        var configuration = _plane.Configuration();
        configuration.AccessToken = token;
        return configuration;
    }

    private static async Task<string> RunAsync(string program, string input, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = KubeBinaries.Root(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancelled);
        var errors = process.StandardError.ReadToEndAsync(Cancelled);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Cancelled);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}

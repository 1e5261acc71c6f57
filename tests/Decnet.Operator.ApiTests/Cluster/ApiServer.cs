using System.Security.Cryptography.X509Certificates;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>The control plane that all tests of the run share.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    private readonly ControlPlane _plane = new();

    /// <inheritdoc cref="ControlPlane.Admin"/>
    public Kubernetes Admin => _plane.Admin;

    public int Port => _plane.Port;

    /// <inheritdoc cref="ControlPlane.Configuration"/>
    public KubernetesClientConfiguration Configuration(string? host = null) => _plane.Configuration(host);

    /// <inheritdoc cref="ControlPlane.Presents"/>
    public bool Presents(X509Certificate? certificate) => _plane.Presents(certificate);

    /// <inheritdoc cref="ControlPlane.WriteKubeconfig"/>
    public string WriteKubeconfig() => _plane.WriteKubeconfig();

    /// <inheritdoc cref="ControlPlane.RestartAsync"/>
    public Task RestartAsync(Func<Task>? between = null) => _plane.RestartAsync(between);

    /// <inheritdoc cref="ControlPlane.CompactAsync"/>
    public Task CompactAsync() => _plane.CompactAsync();

    public async ValueTask InitializeAsync() => await _plane.StartAsync();

    public ValueTask DisposeAsync() => _plane.DisposeAsync();
}

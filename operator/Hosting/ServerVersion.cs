using System.Net;
using System.Net.Sockets;
using Decnet.Operator.Decky.Planning;
using k8s.Autorest;

namespace Decnet.Operator.Hosting;

/// <summary>Asks the API server for its release before anything is set up: what we watch depends on it.</summary>
internal static class ServerVersion
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int Attempts = 30;

    /// <summary>A pod often runs before its network does, so a server that does not answer is asked again for half a minute.</summary>
    public static async Task<ClusterVersion> AskAsync(KubernetesClientConfiguration cluster, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new Kubernetes(cluster);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var version = await client.Version.GetCodeAsync(cancellationToken);
                return ClusterVersion.Parse(version.Major, version.Minor);
            }
            catch (Exception e) when (e is HttpRequestException or SocketException && attempt < Attempts)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Where the server says that it is itself, past the Service in front of it. Of several servers any one. Null when it does not say, or
    /// says a name.
    /// </summary>
    public static async Task<IPEndPoint?> OwnAddressAsync(KubernetesClientConfiguration cluster, CancellationToken cancellationToken)
    {
        using var client = new Kubernetes(cluster);
        try
        {
            var versions = await client.Core.GetAPIVersionsAsync(cancellationToken);
            return (versions.ServerAddressByClientCIDRs ?? [])
                .Select(entry => IPEndPoint.TryParse(entry.ServerAddress, out var address) && address.Port > 0 ? address : null)
                .FirstOrDefault(address => address is not null);
        }
        catch (HttpOperationException)
        {
            // Whoever may not ask this does without one target of a proof.
            return null;
        }
    }
}

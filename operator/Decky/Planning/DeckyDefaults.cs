using System.Net;

namespace Decnet.Operator.Decky.Planning;

/// <summary>What the operator was set up with, for everything that a Decky leaves open.</summary>
internal sealed record DeckyDefaults
{
    /// <summary>Image of the machines, with tag or digest.</summary>
    public required string Image { get; init; }

    /// <summary>Always, IfNotPresent or Never.</summary>
    public string ImagePullPolicy { get; init; } = "IfNotPresent";

    public IReadOnlyList<string> ImagePullSecrets { get; init; } = [];

    /// <summary>Directory on every node below which recordings stand; prepared by the chart's DaemonSet.</summary>
    public string ArtifactRoot { get; init; } = "/var/lib/decnet/artifacts";

    /// <summary>Other directories on nodes that a Decky may name.</summary>
    public IReadOnlyList<string> AllowedHostPaths { get; init; } = [];

    /// <summary>Uid of machines and recordings: that of whoever reads them on the node.</summary>
    public long Uid { get; init; } = 1000;

    public long Gid { get; init; } = 1000;

    /// <summary>The cluster's own networks (pods, services, nodes): never reachable from a machine.</summary>
    public IReadOnlyList<string> ClusterCidrs { get; init; } = [];

    /// <summary>Name servers in the machines' resolv.conf. Public ones, so that it tells nothing of the cluster.</summary>
    public IReadOnlyList<string> Resolvers { get; init; } = ["9.9.9.9", "149.112.112.112"];

    /// <summary>How long a change that makes a machine anew waits for somebody who is logged in. Default 10 minutes.</summary>
    public TimeSpan SessionGrace { get; init; } = TimeSpan.FromMinutes(10);

    public ProofSettings Proofs { get; init; } = new();

    /// <summary>
    /// The cluster takes net.ipv4.ip_unprivileged_port_start as a safe sysctl (Kubernetes 1.22 and later), so that
    /// the machine can listen on 22 and 23 as an ordinary host does.
    /// </summary>
    public bool LowPorts { get; init; }

    /// <param name="address">Of the API server itself, another thing that no machine must reach.</param>
    public DeckyDefaults WithApiServer(IPEndPoint? address) => address is null
        ? this
        : this with { Proofs = Proofs with { Targets = [new("API server", address), .. Proofs.Targets] } };
}

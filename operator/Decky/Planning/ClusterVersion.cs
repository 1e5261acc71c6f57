using System.Globalization;

namespace Decnet.Operator.Decky.Planning;

/// <summary>What the cluster's release lets us do.</summary>
internal sealed record ClusterVersion(int Major, int Minor)
{
    /// <summary>discovery.k8s.io/v1; before there are only v1 Endpoints, which later releases call deprecated.</summary>
    public bool HasEndpointSlices => IsAtLeast(21);

    /// <summary>net.ipv4.ip_unprivileged_port_start is a safe sysctl.</summary>
    public bool HasLowPorts => IsAtLeast(22);

    /// <summary>Vendors write the minor version as "28+".</summary>
    public static ClusterVersion Parse(string major, string minor) => new(Number(major), Number(minor));

    private bool IsAtLeast(int minor) => Major > 1 || (Major == 1 && Minor >= minor);

    private static int Number(string text) =>
        int.TryParse(string.Concat(text.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var number) ? number : 0;
}

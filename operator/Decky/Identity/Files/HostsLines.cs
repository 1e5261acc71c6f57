namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>As Debian's installer writes it; the kubelet's own would name the cluster.</summary>
internal static class HostsLines
{
    public static string Write(string hostname) =>
        $"""
        127.0.0.1	localhost
        127.0.1.1	{hostname}

        # The following lines are desirable for IPv6 capable hosts
        ::1     localhost ip6-localhost ip6-loopback
        ff02::1 ip6-allnodes
        ff02::2 ip6-allrouters

        """;
}

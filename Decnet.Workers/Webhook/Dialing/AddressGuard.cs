using System.Net;

namespace Decnet.Webhook.Dialing;

/// <summary>
/// Which addresses a receiver may have. It judges the address that is about to be dialled, so neither the spelling of a host nor a resolver that changes its
/// mind gets past it. An IPv6 address that carries an IPv4 one is judged by both.
/// </summary>
internal sealed class AddressGuard
{
    private static readonly IPNetwork[] NeverAllowed = Ranges(
        "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4",
        // Metadata services outside the link-local range: Alibaba, Azure's host, Oracle.
        "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32",
        "::/128", "::1/128", "fe80::/10", "ff00::/8",
        // Metadata services of AWS, Google, Oracle over IPv6.
        "fd00:ec2::/32", "fd20:ce::254/128", "fd00:c1::a9fe:a9fe/128");

    private static readonly IPNetwork[] Inner = Ranges(
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "fc00::/7", "fec0::/10", "2001:db8::/32", "100::/64");

    private readonly IPNetwork[] _never;
    private readonly Func<IReadOnlyList<IPNetwork>> _neverHere;
    private readonly IPNetwork[] _allowed;

    /// <param name="never">More that must never be dialled, asked at each dial: the API server, which may move.</param>
    /// <param name="allowed">Inner ranges that may be.</param>
    public AddressGuard(Func<IReadOnlyList<IPNetwork>> never, IEnumerable<IPNetwork> allowed)
        : this(NeverAllowed, never, [.. allowed])
    {
    }

    private AddressGuard(IPNetwork[] never, Func<IReadOnlyList<IPNetwork>> neverHere, IPNetwork[] allowed) => (_never, _neverHere, _allowed) = (never, neverHere, allowed);

    /// <summary>One that also lets the loopback through, for receivers of tests and benchmarks on this machine.</summary>
    public static AddressGuard WithLoopback() =>
        new([.. NeverAllowed.Where(range => !range.Contains(IPAddress.Loopback) && !range.Contains(IPAddress.IPv6Loopback))], () => [], []);

    public bool Permits(IPAddress address)
    {
        var carried = CarriedAddress.Of(address);
        return One(address) && (carried is null || One(carried));
    }

    public AddressClass Judge(IPAddress address)
    {
        if (_never.Any(range => range.Contains(address)) || _neverHere().Any(range => range.Contains(address)))
            return AddressClass.Never;
        return Inner.Any(range => range.Contains(address)) ? AddressClass.Private : AddressClass.Public;
    }

    // A mapped address is only another spelling; of the other forms the outer part is a network's own.
    private bool One(IPAddress address) => address.IsIPv4MappedToIPv6 || Judge(address) switch
    {
        AddressClass.Public => true,
        AddressClass.Private => _allowed.Any(range => range.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Ranges(params string[] ranges) => [.. ranges.Select(IPNetwork.Parse)];
}

using System.Net;

namespace Decnet.Webhook.Dialing;

/// <summary>Where the API server is, as far as it is known: no receiver may be there, whatever is allowed.</summary>
/// <param name="service">Its Service's address, when that is known.</param>
internal sealed class ApiServerRanges(IPAddress? service)
{
    private IReadOnlyList<IPNetwork> _current = Of(service is null ? [] : [service]);

    public IReadOnlyList<IPNetwork> Current => Volatile.Read(ref _current);

    /// <summary>What stands behind its Service. The Service's own address stays.</summary>
    public void Set(IEnumerable<IPAddress> endpoints) => Volatile.Write(ref _current, Of(service is null ? endpoints : endpoints.Append(service)));

    private static IReadOnlyList<IPNetwork> Of(IEnumerable<IPAddress> addresses) =>
        [.. addresses.Select(address => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).Distinct().Select(address => new IPNetwork(address, address.GetAddressBytes().Length * 8))];
}

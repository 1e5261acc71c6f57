using System.Net;
using System.Net.Sockets;

namespace Decnet.Store.Addresses;

/// <summary>One spelling for one address: IPv4-mapped as IPv4, no scope, no port, no brackets, IPv6 as RFC 5952 writes it.</summary>
public static class SourceAddress
{
    private const int Longest = 64;

    /// <returns>Null for what is no address.</returns>
    public static string? Normalize(string? text)
    {
        if (text is not { Length: > 0 and <= Longest })
            return null;

        var host = WithoutPort(text.Trim());
        var scope = host.IndexOf('%', StringComparison.Ordinal);
        if (scope > 0)
            host = host[..scope];
        // IPAddress takes "1" and "0x7f.1" for IPv4 addresses; a recorder writes neither.
        if (!IPAddress.TryParse(host, out var address) || (address.AddressFamily == AddressFamily.InterNetwork && !IsDotted(host)))
            return null;

        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    private static string WithoutPort(string text)
    {
        if (text.StartsWith('['))
            return text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? text[1..end] : text;

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon == text.LastIndexOf(':') ? text[..colon] : text;
    }

    private static bool IsDotted(string host) => host.Count(c => c == '.') == 3 && host.All(c => c == '.' || char.IsAsciiDigit(c));
}

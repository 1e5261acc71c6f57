using System.Net;
using System.Net.Sockets;

namespace Decnet.Webhook.Dialing;

/// <summary>The IPv4 address inside an IPv6 one: packets to the one may end at the other.</summary>
internal static class CarriedAddress
{
    /// <returns>Null when there is none.</returns>
    public static IPAddress? Of(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;

        var bytes = address.GetAddressBytes();
        return Prefix(bytes) switch
        {
            // Mapped (::ffff:a.b.c.d), translated (::ffff:0:a.b.c.d), compatible (::a.b.c.d), NAT64 with its own prefix.
            Form.Last4 => new IPAddress(bytes.AsSpan(12, 4)),
            // 6to4: 2002:aabb:ccdd::.
            Form.SixToFour => new IPAddress(bytes.AsSpan(2, 4)),
            // NAT64 with a local prefix of 48 bits: the address stands around the reserved octet.
            Form.LocalNat64 => new IPAddress([bytes[6], bytes[7], bytes[9], bytes[10]]),
            // Teredo: the client's address, inverted.
            Form.Teredo => new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]),
            _ => null,
        };
    }

    private static Form Prefix(ReadOnlySpan<byte> bytes)
    {
        if (bytes[..2] is [0x20, 0x02])
            return Form.SixToFour;
        if (bytes[..4] is [0x20, 0x01, 0, 0])
            return Form.Teredo;
        if (bytes[..6] is [0, 0x64, 0xff, 0x9b, 0, 1])
            return Form.LocalNat64;
        if (bytes[..12] is [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0])
            return Form.Last4;

        var zeros = bytes[..8].IndexOfAnyExcept((byte)0) < 0;
        var middle = bytes[8..12];
        if (zeros && (middle is [0, 0, 0xff, 0xff] or [0xff, 0xff, 0, 0] || (middle is [0, 0, 0, 0] && bytes[12..].IndexOfAnyExcept((byte)0) >= 0)))
            return Form.Last4;

        // ISATAP: any prefix, then 0000:5efe or 0200:5efe and the address.
        return bytes[8..12] is [0 or 2, 0, 0x5e, 0xfe] ? Form.Last4 : Form.None;
    }

    private enum Form
    {
        None,
        Last4,
        SixToFour,
        LocalNat64,
        Teredo,
    }
}

using System.Globalization;
using System.Net;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Something that a contained machine must not reach.</summary>
/// <param name="Label">What people call it.</param>
internal sealed record ProofTarget(string Label, IPEndPoint EndPoint)
{
    /// <summary>As the machine's own program reads it, and as it is given in settings: <c>label=address:port</c>.</summary>
    public override string ToString() => $"{Label}={EndPoint}";

    /// <returns>Null when it is no target.</returns>
    public static ProofTarget? Parse(string text)
    {
        var equals = text.IndexOf('=');
        var label = equals < 0 ? "" : text[..equals].Trim();
        return label.Length is > 0 and <= 40 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '.' or '_')
            && EndPointOf(text[(equals + 1)..].Trim()) is { } end
                ? new(label, end)
                : null;
    }

    /// <summary>The address in a line of a report: <c>label address:port</c>.</summary>
    public static IPAddress? AddressIn(string reported) => EndPointOf(reported[(reported.LastIndexOf(' ') + 1)..])?.Address;

    private static IPEndPoint? EndPointOf(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            && IPAddress.TryParse(text.AsSpan(0, colon).Trim("[]"), out var address)
                ? new(address, port)
                : null;
    }
}

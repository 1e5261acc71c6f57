using System.Globalization;

namespace Decnet.SessRec.Machine.Verifying;

/// <param name="Label">What people call it.</param>
internal sealed record Target(string Label, string Address, ushort Port)
{
    public override string ToString() => Address.Contains(':') ? $"{Label} [{Address}]:{Port}" : $"{Label} {Address}:{Port}";

    /// <summary>Reads <c>label=address:port</c>, one to a line or separated by commas; what is no target is left out.</summary>
    public static IEnumerable<Target> Parse(string text)
    {
        foreach (var entry in text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = entry.IndexOf('=');
            var colon = entry.LastIndexOf(':');
            if (equals > 0 && colon > equals + 1 && ushort.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                yield return new(entry[..equals], entry[(equals + 1)..colon].Trim('[', ']'), port);
            }
        }
    }
}

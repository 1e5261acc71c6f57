using System.Globalization;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// Versions are opaque by contract, but a rising number in every API server there is (and by contract from 1.35 on). The order
/// is only used to prefer our own newer write over an older watch event; what is no number is taken as newer.
/// </summary>
internal static class ResourceVersion
{
    public static bool IsOlder(string? candidate, string? known) =>
        TryRead(candidate, out var left) && TryRead(known, out var right) && left < right;

    private static bool TryRead(string? version, out ulong number) =>
        ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.Text.RegularExpressions;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static partial class NameCheck
{
    private const int LongestLabel = 63;

    public static Finding? Name(V1Alpha1Decky decky, DeckyDefaults defaults) =>
        decky.Metadata.Name.Length <= ChildNames.LongestDecky && Label().IsMatch(decky.Metadata.Name)
            ? null
            : Finding.InField("metadata.name", $"must be a DNS label (no dots) of at most {ChildNames.LongestDecky} characters");

    public static Finding? Hostname(V1Alpha1Decky decky, DeckyDefaults defaults) =>
        decky.Spec.Hostname is not { } hostname || (hostname.Length <= LongestLabel && Label().IsMatch(hostname))
            ? null
            : Finding.InField("spec.hostname", $"must be a DNS label in lower case of at most {LongestLabel} characters", hostname);

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z")]
    private static partial Regex Label();
}

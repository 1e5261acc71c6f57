using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

/// <summary>
/// Says again what schema and CEL say (a cluster may know no CEL, an object may be older than the schema), and what
/// they cannot: what the operator allows. An ordered list of pure checks; the first finding is the one reported.
/// </summary>
internal static class SpecCheck
{
    private static readonly Func<V1Alpha1Decky, DeckyDefaults, Finding?>[] Checks =
    [
        NameCheck.Name,
        NameCheck.Hostname,
        ServicesCheck.Services,
        ServicesCheck.Ports,
        AccountsCheck.Names,
        AccountsCheck.Passwords,
        AccountsCheck.SamePasswordEverywhere,
        ExposeCheck.Expose,
        ExposureTimingCheck.Timing,
        ArtifactsCheck.Store,
        ArtifactsCheck.Owner,
        RecordingCheck.Recording,
        EgressCheck.Egress,
        PodCheck.Pod,
    ];

    /// <returns>Null when the machine can be planned.</returns>
    public static Finding? FirstFinding(V1Alpha1Decky decky, DeckyDefaults defaults) =>
        Checks.Select(check => check(decky, defaults)).FirstOrDefault(finding => finding is not null);
}

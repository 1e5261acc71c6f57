using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static class ExposureTimingCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static Finding? Timing(V1Alpha1Decky decky, DeckyDefaults defaults) =>
        decky.Spec.ExposeWhen is { } when && !ExposeWhen.All.Contains(when)
            ? Finding.InField("spec.exposeWhen", "must be Ready or Contained", when)
        : decky.Spec.SessionGrace is { } grace && (Duration.Parse(grace) is not { } time || time > Longest)
            ? Finding.InField("spec.sessionGrace", "must be a time such as 10m or 1h30m, at most 24h, or 0", grace)
        : null;
}

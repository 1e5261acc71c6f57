using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static class PodCheck
{
    public static Finding? Pod(V1Alpha1Decky decky, DeckyDefaults defaults) => ResourceCheck.Of(decky.Spec.Pod?.Resources);
}

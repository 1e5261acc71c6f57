namespace Decnet.Operator.Decky.Planning;

/// <param name="Type">One of ExposeType.</param>
internal sealed record PlannedExposure(string Type, string? LoadBalancerClass, IReadOnlyDictionary<string, string> Annotations)
{
    /// <summary>Such Services get externalTrafficPolicy Local, so that the recorder sees the intruder's own address.</summary>
    public bool IsExternal => Type is Api.ExposeType.NodePort or Api.ExposeType.LoadBalancer;
}

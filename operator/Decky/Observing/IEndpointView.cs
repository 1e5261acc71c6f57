namespace Decnet.Operator.Decky.Observing;

/// <summary>Whether a Service leads to a ready pod, in the words of whichever API the cluster has for it.</summary>
internal interface IEndpointView
{
    bool HasReady(ObjectKey service);
}

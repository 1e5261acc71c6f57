namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>Conditions beside Ready.</summary>
internal static class WorkerConditions
{
    public const string Live = "Live";
    public const string OnBus = "OnBus";
}

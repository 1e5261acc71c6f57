namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>What is worth a line in a worker's log.</summary>
internal static class WorkerLogLevel
{
    public static IReadOnlyList<string> All { get; } = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];
}

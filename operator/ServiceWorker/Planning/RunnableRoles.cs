using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>
/// The roles that a pod of ours can do: those that work and need nothing but the bus. Collector, ingester and profiler work too, but want recordings, logs,
/// a spool and a store mounted, which <see cref="Building.WorkerVolumes"/> does not give them yet. The schema lists the same ones.
/// </summary>
internal static class RunnableRoles
{
    public static IReadOnlyList<string> All { get; } = [WorkerRoles.Bus];
}

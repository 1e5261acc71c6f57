using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>The roles that a pod of ours can do: those that work and whose needs are known. The schema lists the same ones.</summary>
internal static class RunnableRoles
{
    public static IReadOnlyList<string> All { get; } = [.. WorkerRoles.Working.Where(RoleNeeds.Has)];
}

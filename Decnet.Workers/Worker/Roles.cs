using Decnet.BusWorker.Serving;
using Decnet.Hosting.Running;

namespace Decnet.Worker;

/// <summary>The roles that this version can run; a test holds them to the contract's list.</summary>
internal static class Roles
{
    public static IReadOnlyList<RoleDefinition> All { get; } = [BusRole.Definition];
}

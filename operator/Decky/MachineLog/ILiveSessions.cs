namespace Decnet.Operator.Decky.MachineLog;

/// <summary>Tells who is logged in on a machine.</summary>
internal interface ILiveSessions
{
    /// <returns>Null when it cannot be known.</returns>
    Task<int?> CountAsync(V1Pod machine, CancellationToken cancellationToken);
}

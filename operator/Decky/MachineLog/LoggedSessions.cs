using Decnet.Operator.Decky.Building;

namespace Decnet.Operator.Decky.MachineLog;

/// <summary>
/// Counts sessions that the machine's log says have begun and not ended. It needs no exec and nothing on the machine. Asked only when a
/// change is about to make a machine anew.
/// </summary>
internal sealed partial class LoggedSessions(IClusterReader reader, ILogger<LoggedSessions> logger) : ILiveSessions
{
    public async Task<int?> CountAsync(V1Pod machine, CancellationToken cancellationToken)
    {
        var tally = new SessionTally();
        try
        {
            await foreach (var line in reader.LogAsync(ObjectKey.Of(machine), MachineContainers.MachineName, null, cancellationToken))
            {
                tally.Add(line);
            }

            return tally.Live;
        }
        catch (Exception e) when (e is ClusterRequestException or HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnknown(ObjectKey.Of(machine), e.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nobody knows who is logged in on {Machine}: {Problem}")]
    private partial void LogUnknown(ObjectKey machine, string problem);
}

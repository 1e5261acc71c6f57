using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.MachineLog;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>Looks into a machine's log for what it recorded of a trial.</summary>
internal sealed class TrialLog(IClusterReader reader, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <returns>The source address; null when the log has nothing of that name yet. And whom nothing was recorded of since the last look.</returns>
    public async Task<(string? Source, int Skipped)> LookAsync(LogInTrial trial, CancellationToken cancellationToken)
    {
        string? source = null;
        var tally = new SessionTally();
        var since = time.GetUtcNow().UtcDateTime - trial.Since + Margin;
        await foreach (var text in reader.LogAsync(ObjectKey.Of(trial.Machine), MachineContainers.MachineName, since, cancellationToken))
        {
            tally.Add(text);
            if (text.Contains(trial.User, StringComparison.Ordinal)
                && MachineLine.Parse(text) is { Event: "auth_attempt" } line && line.Field("username") == trial.User)
            {
                source ??= line.Field("src_ip");
            }
        }

        return (source is { Length: > 0 and <= 64 } ? source : null, tally.Skipped);
    }
}

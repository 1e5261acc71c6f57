using Decnet.Operator.Cluster.Leading;
using Prometheus;

namespace Decnet.Operator.Hosting;

/// <summary>Runs work for as long as this process leads, and makes the process leave when it lost the lease.</summary>
internal sealed partial class Leadership(
    LeaderElection election, OperatorOptions options, ProcessExit exit, IMetricFactory metrics, ILogger<Leadership> logger)
{
    private readonly Gauge.Child _master = metrics
        .CreateGauge("leader_election_master_status", "1 while this process leads.", ["name"]).WithLabels(options.LeaseName);

    public bool IsLeader => _master.Value > 0;

    /// <param name="work">Gets the token of an orderly stop, then the one of a lost lease.</param>
    public async Task LeadAsync(Func<CancellationToken, CancellationToken, Task> work, CancellationToken stop)
    {
        if (!options.LeaderElect)
        {
            _master.Set(1);
            await work(stop, CancellationToken.None);
            return;
        }

        using var term = await election.AcquireAsync(stop);
        _master.Set(1);
        using var holding = new CancellationTokenSource();
        var hold = term.HoldAsync(holding.Token);
        await using var leave = term.Lost.Register(Lost);
        try
        {
            await work(stop, term.Lost);
        }
        finally
        {
            await holding.CancelAsync();
            await hold;
            _master.Set(0);
            if (!term.Lost.IsCancellationRequested)
                await term.ReleaseAsync(CancellationToken.None);
        }
    }

    private void Lost()
    {
        _master.Set(0);
        LogLost(options.LeaseName);
        exit.Leave(1);
    }

    [LoggerMessage(LogLevel.Critical, "Leadership of {Lease} is lost: leaving the process, another replica goes on")]
    private partial void LogLost(string lease);
}

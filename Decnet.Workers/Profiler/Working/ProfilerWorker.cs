using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.Hosting.Looping;
using Decnet.Hosting.Running;
using Decnet.Profiler.Correlating;
using Decnet.Recordings.Finding;
using Decnet.Store.Attackers;
using Decnet.Store.Opening;

namespace Decnet.Profiler.Working;

/// <summary>Profiles, then correlates: when a session has ended, says the bus, or when it is time to look.</summary>
internal sealed class ProfilerWorker(ProfilerSettings settings, PersistentStore store, IBus bus, PollLoop loop, TimeProvider time) : IWorker
{
    public Task RunAsync(CancellationToken stopping)
    {
        var correlation = new Correlation(store, bus, time);
        var options = new PollOptions
        {
            Interval = settings.Poll,
            WakeOn = [TopicPattern.Parse("attacker.session.*")],
        };
        return loop.RunAsync(options, cancelled => RoundAsync(correlation, cancelled), stopping);
    }

    private async Task RoundAsync(Correlation correlation, CancellationToken cancelled)
    {
        await correlation.RunAsync([], cancelled);
        var profiled = await new Profiling(new LocalArtifacts(settings.Artifacts), store).RunAsync(cancelled);
        if (profiled.Count > 0)
            await correlation.RunAsync(await store.RunAsync(token => AttackersOf.SessionsAsync(store.Engine, profiled, token), cancelled), cancelled);
    }
}

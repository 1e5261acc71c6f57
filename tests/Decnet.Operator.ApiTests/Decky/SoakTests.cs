using System.Runtime.CompilerServices;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;
using Decnet.Operator.Cluster.Connection;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Reconciling;
using Decnet.Operator.Reconciling.Running;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>Thousands of reconciles in several lives of the operator: nothing that it held may be left, whatever ended it.</summary>
[Collection(AloneCollection.Name)]
public sealed class SoakTests(ApiServer server) : DeckyTest(server)
{
    private const int Deckies = 24;
    private const int Waves = 10;
    private const int WarmUps = 2;
    private const int Lives = 4;
    private const int PartsOfALife = 4;
    private double _reconciles;
    private readonly List<WeakReference> _lived = [];
    private int _wave;

    [Fact]
    public async Task Thousands_of_reconciles_with_restarts_leave_memory_descriptors_threads_timers_and_watches_as_they_were()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        await DeckyDefinition.InstallAsync(Api);
        for (var number = 0; number < Deckies; number++)
            await CreateAsync($"decky-{number}", Specs.Ssh);
        for (var life = 0; life < WarmUps; life++)
            await LiveAsync(gateway);
        var before = await Footprint.AtRestAsync(gateway);

        for (var life = 0; life < Lives; life++)
            await LiveAsync(gateway);

        var after = await Footprint.AtRestAsync(gateway);
        var told = $"{_reconciles} reconciles; before {before}; after {after}";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(_reconciles > 2000, told);
        // The test's base still knows the last one.
        Assert.All(_lived.SkipLast(PartsOfALife), part => Assert.False(part.IsAlive, "something of an operator that has ended is held"));
        // The gateway and the clients of the test are in this process as well.
        Assert.True(after.Memory - before.Memory < 16_000_000, told);
        Assert.True(after.Descriptors - before.Descriptors <= 10, told);
        Assert.True(after.Threads - before.Threads <= 10, told);
        Assert.True(after.Timers - before.Timers <= 5, told);
        Assert.Equal(0, after.Watches);
    }

    private async Task LiveAsync(FaultyGateway gateway)
    {
        // The test's own log is kept in memory.
        await using var running = await StartAsync(services => services.RemoveAll<ILoggerProvider>(), address: gateway.Address);
        Note(running);
        for (var wave = 0; wave < Waves; wave++)
        {
            var network = $"198.18.{++_wave}.0/24";
            await Parallel.ForAsync(0, Deckies, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
                await PatchAsync($"decky-{number}", $$$"""{"spec":{"egress":{"allowedCIDRs":["{{{network}}}"]} } }"""));
            if (wave % 3 == 2)
                gateway.Cut();
            await Eventually.TrueAsync(() => AllAllowAsync(network), $"every policy allows {network}");
        }

        _reconciles += Metric.Sum(running.Get<ReconcileMetrics>().Total);
    }

    // Not inlined: a local variable of a debug build would keep them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Note(OperatorUnderTest running) => _lived.AddRange(
    [
        new(running.Informers), new(running.Get<CollectorRegistry>()), new(running.Get<ApiConnection>()),
        new(running.Get<IEntityController<V1Alpha1Decky>>()),
    ]);

    private async Task<bool> AllAllowAsync(string network) =>
        (await Api.NetworkingV1.ListNamespacedNetworkPolicyAsync(Ns)).Items
            .Count(policy => policy.Spec.Egress?.Any(rule => rule.To.Any(peer => peer.IpBlock?.Cidr == network)) == true) == Deckies;

    private sealed record Footprint(long Memory, int Descriptors, int Threads, long Timers, int Watches)
    {
        /// <summary>What ends beside us, such as a connection's close, is waited for.</summary>
        public static async Task<Footprint> AtRestAsync(FaultyGateway gateway)
        {
            await Eventually.TrueAsync(() => gateway.OpenWatches == 0, "no watch is open");
            var last = Take(gateway);
            await Eventually.TrueAsync(
                () =>
                {
                    var (before, now) = (last, Take(gateway));
                    last = now;
                    return before.Descriptors == now.Descriptors && before.Timers == now.Timers && Math.Abs(before.Memory - now.Memory) < 100_000;
                },
                "the process is at rest");
            return last;
        }

        private static Footprint Take(FaultyGateway gateway)
        {
            for (var round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            return new(
                GC.GetTotalMemory(true), Directory.GetFiles("/proc/self/fd").Length, Directory.GetDirectories("/proc/self/task").Length,
                Timer.ActiveCount, gateway.OpenWatches);
        }
    }
}

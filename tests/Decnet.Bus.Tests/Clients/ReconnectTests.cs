using Decnet.Bus.Clients;
using Decnet.Bus.Tests.Serving;
using Decnet.Bus.Topics;

namespace Decnet.Bus.Tests.Clients;

/// <summary>Alone, since the descriptors and the memory that it looks at are the process's.</summary>
[CollectionDefinition(nameof(ReconnectTests), DisableParallelization = true), Collection(nameof(ReconnectTests))]
public sealed class ReconnectTests
{
    private const int Clients = 20, Restarts = 500;

    [Fact]
    public async Task Ten_thousand_reconnects_leak_nothing_and_leave_no_client_deaf()
    {
        await using var bus = RunningBus.Start();
        var clients = Enumerable.Range(0, Clients).Select(i => bus.Client($"c{i}")).ToArray();
        var subscriptions = await Task.WhenAll(clients.Select(client => client.SubscribeAsync(TopicPattern.AllOfSystem)));
        long reconnects = 0;
        var (descriptors, memory) = (0, 0L);
        for (var restart = 0; restart < Restarts; restart++)
        {
            await bus.RestartAsync();
            await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Patterns == Clients, "all have subscribed again");
            reconnects += (await bus.Server.StatisticsAsync()).Accepted;
            if (restart == Restarts / 10)
            {
                (descriptors, memory) = Held();
            }
        }

        Assert.True(reconnects >= 10_000, $"{reconnects} reconnects");
        using (var raw = bus.Raw().Send("PUB system.log", """{"type":"after all"}"""))
        {
            foreach (var subscription in subscriptions)
            {
                await foreach (var one in subscription.ReadAllAsync().WithCancellation(new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token))
                {
                    Assert.Equal("after all", one.Type);
                    break;
                }
            }
        }

        var (descriptorsNow, memoryNow) = Held();
        Assert.InRange(descriptorsNow, 0, descriptors + 20);
        Assert.InRange(memoryNow, 0, memory + (8 * 1024 * 1024));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    /// <summary>Descriptors that are sockets or the loop's, and live managed memory.</summary>
    private static (int Descriptors, long Memory) Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (Directory.GetFiles("/proc/self/fd").Length, GC.GetTotalMemory(forceFullCollection: true));
    }
}

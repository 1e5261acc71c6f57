using System.Buffers;
using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Hosting.Settings;
using NATS.Client.Core;

namespace Decnet.BusWorker.Bridging;

/// <summary>
/// Carries events of the chosen patterns to NATS and back, with the id and time of the bus where they arose. Nothing goes round in a circle: what
/// this bridge hands to its bus is its own publication, which a bus never gives back, and what it hands to NATS bears its origin.
/// </summary>
internal sealed class Bridge(
    BridgeSettings settings, WorkerSettings worker, BridgeMetrics metrics, TimeProvider time, Random random, ILogger<Bridge> log)
{
    public const string OriginHeader = "Decnet-Origin";

    // A subject travels in a line of control of at most 4096 bytes.
    private const int LongestTopic = 1024;
    private readonly string _origin = $"{random.NextInt64():x16}{random.NextInt64():x16}";

    /// <summary>Runs until it is told to stop; a failure is logged and it begins anew.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), random);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await CarryAsync(backoff, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The loop's edge: whatever happens to the bridge, the bus on this node goes on.
                log.Broken(e);
            }

            await Task.Delay(backoff.Next(), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CarryAsync(Backoff backoff, CancellationToken stopping)
    {
        await using var bus = new UnixBus(new UnixBusOptions { Name = "bridge", SocketPath = worker.BusSocket! }, time, new Random(random.Next()), log);
        var subscriptions = settings.Patterns.Select(bus.Subscribe).ToList();
        var before = metrics.OutDropped();
        metrics.OutDropped = () => before + subscriptions.Sum(subscription => subscription.Dropped);
        await using var link = new NatsLink(settings, metrics, log);
        await link.ConnectAsync(backoff, time, stopping);
        backoff.Reset();
        await Task.WhenAll(subscriptions.Select(subscription => subscription.InForce)).WaitAsync(stopping);
        var incoming = await link.SubscribeAsync(settings.Patterns.Select(pattern => pattern.ToString()), stopping);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ways = Enumerable.Range(0, subscriptions.Count)
            .SelectMany(i => new[] { OutAsync(i, subscriptions[i], link, ending.Token), InAsync(i, incoming[i], bus, ending.Token) }).ToList();
        var first = await Task.WhenAny(ways);
        await ending.CancelAsync();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    /// <summary>While the link is down events wait in the subscription's queue, which drops its oldest and counts them.</summary>
    private async Task OutAsync(int pattern, IBusSubscription subscription, NatsLink link, CancellationToken stopping)
    {
        var message = new ArrayBufferWriter<byte>();
        var headers = new NatsHeaders { [OriginHeader] = _origin };
        await foreach (var one in subscription.ReadAllAsync(stopping))
        {
            if (!settings.IsFirst(pattern, one.Topic))
                continue;

            await link.UpAsync(stopping);
            message.ResetWrittenCount();
            EventText.Write(message, one);
            if (one.Topic.Length > LongestTopic || message.WrittenCount + 256 > link.Largest)
            {
                metrics.Out("refused");
                continue;
            }

            await link.SendAsync(one.Topic, message.WrittenMemory, headers, stopping);
            metrics.Out("crossed");
        }
    }

    private async Task InAsync(int pattern, INatsSub<byte[]> subscription, UnixBus bus, CancellationToken stopping)
    {
        await foreach (var message in subscription.Msgs.ReadAllAsync(stopping))
        {
            if (!settings.IsFirst(pattern, message.Subject))
                continue;

            metrics.In(Arrived(message, bus));
        }
    }

    private string Arrived(in NatsMsg<byte[]> message, UnixBus bus)
    {
        if (message.Headers is null || !message.Headers.TryGetLastValue(OriginHeader, out var origin))
            return "refused";
        if (origin == _origin)
            return "own";

        // What a server counts is told to its own node: here it would pass for ours.
        if (message.Subject == BusTopics.BusHealth.ToString())
            return "refused";

        return message.Data is { } data && EventText.Read(data) is { } one && one.Topic == message.Subject && bus.Forward(one) ? "crossed" : "refused";
    }
}

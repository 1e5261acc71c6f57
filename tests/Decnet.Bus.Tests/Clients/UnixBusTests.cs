using System.Net.Sockets;
using System.Text;
using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Serving;
using Decnet.Bus.Tests.Serving;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Bus.Tests.Clients;

public sealed class UnixBusTests
{
    [Fact]
    public async Task A_typed_event_arrives_as_it_was_sent()
    {
        await using var bus = RunningBus.Start();
        await using var a = bus.Client("a");
        await using var b = bus.Client("b");
        await using var subscription = await b.SubscribeAsync(TopicPattern.FingerprintOfAnyDecky);
        var sent = new FingerprintChanged { Decky = "default_web", Service = "ssh", ProbeType = "banner", OldHash = "00", NewHash = "ff" };

        Assert.True(a.Publish(BusTopics.Decky("default", "web").Fingerprint, EventKinds.FingerprintChanged, sent));

        var got = await Next(subscription);
        Assert.Equal("decky.default_web.fingerprint", got.Topic);
        Assert.Equal("fingerprint.changed", got.Type);
        Assert.Equal(sent, got.As(PayloadJson.Default.FingerprintChanged));
        Assert.InRange(got.Time, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task A_subscription_is_in_force_before_the_first_event()
    {
        await using var bus = RunningBus.Start();
        await using var writer = bus.Client();
        await using var reader = bus.Client();
        for (var i = 0; i < 300; i++)
        {
            await using var subscription = await reader.SubscribeAsync(TopicPattern.Parse($"system.w{i}.health"));
            writer.Publish(BusTopics.WorkerHealth($"w{i}"), "", "{}"u8);
            Assert.Equal($"system.w{i}.health", (await Next(subscription)).Topic);
        }
    }

    [Fact]
    public async Task A_failed_first_connect_does_not_poison_the_client()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bus").FullName, "bus.sock");
        var log = new CapturedLog();
        await using var client = new UnixBus(Quick(path), TimeProvider.System, new Random(1), log);
        await using var subscription = client.Subscribe(TopicPattern.AllOfSystem);
        await Eventually.HoldsAsync(() => !log.Lines.IsEmpty, "it says that the bus is away");

        await using var server = BusServer.Start(new BusServerOptions { SocketPath = path }, TimeProvider.System, NullLogger.Instance);

        await subscription.InForce.WaitAsync(TimeSpan.FromSeconds(90));
        using var raw = new RawClient(path).Send("PUB system.log");
        Assert.Equal("system.log", (await Next(subscription)).Topic);
        Assert.Single(log.Lines, line => line.Contains("not there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_is_not_deaf_after_the_server_was_restarted()
    {
        await using var bus = RunningBus.Start();
        await using var reader = bus.Client();
        await using var subscription = await reader.SubscribeAsync(TopicPattern.AllOfSystem);

        await bus.RestartAsync();

        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Patterns == 1, "it has subscribed again");
        using var raw = bus.Raw().Send("PUB system.log");
        Assert.Equal("system.log", (await Next(subscription)).Topic);
    }

    [Fact]
    public async Task Publishing_after_disposal_or_without_a_server_neither_throws_nor_floods_the_log()
    {
        var log = new CapturedLog();
        var client = new UnixBus(Quick("/nowhere/bus.sock"), TimeProvider.System, new Random(1), log);
        for (var i = 0; i < 5_000; i++)
        {
            client.Publish(BusTopics.SystemLog, "x", "{}"u8);
        }

        Assert.Equal(5_000 - 1024, client.DroppedOutgoing);
        await client.DisposeAsync();
        for (var i = 0; i < 5_000; i++)
        {
            Assert.False(client.Publish(BusTopics.SystemLog, "x", "{}"u8));
        }

        await client.DisposeAsync();
        Assert.InRange(log.Lines.Count, 1, 3);
    }

    [Fact]
    public async Task A_payload_that_the_server_would_refuse_is_not_sent()
    {
        await using var bus = RunningBus.Start();
        await using var client = bus.Client();
        await using var other = bus.Client();
        await using var subscription = await other.SubscribeAsync(TopicPattern.AllOfSystem);

        Assert.False(client.Publish(BusTopics.SystemLog, "x", "[]"u8));
        Assert.False(client.Publish(BusTopics.SystemLog, "x", "{broken"u8));
        Assert.False(client.Publish(BusTopics.SystemLog, "x", Encoding.UTF8.GetBytes($$"""{"a":"{{new string('x', 1024 * 1024)}}"}""")));
        Assert.False(client.Publish(default, "x", "{}"u8));
        Assert.True(client.Publish(BusTopics.SystemLog, "quote \" and \n", ""u8));

        Assert.Equal("quote \" and \n", (await Next(subscription)).Type);
        Assert.Equal(0, (await bus.Server.StatisticsAsync()).Faulted);
    }

    [Fact]
    public async Task The_largest_event_arrives_and_its_payload_is_byte_for_byte_what_was_sent()
    {
        await using var bus = RunningBus.Start();
        await using var reader = bus.Client();
        await using var subscription = await reader.SubscribeAsync(TopicPattern.Parse(">"));
        var payload = $$"""{ "a" : 1.50, "x":"{{new string('x', (1 << 20) - 64)}}" }""";
        using var raw = bus.Raw();

        await Task.Run(() => raw.Send("PUB system.log", $$"""{"payload":{{payload}}}"""));

        Assert.Equal(payload, Encoding.UTF8.GetString((await Next(subscription)).Payload.Span));
    }

    [Fact]
    public async Task However_many_use_it_at_once_a_client_has_one_connection()
    {
        await using var bus = RunningBus.Start();
        await using var client = bus.Client();

        var subscriptions = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
        {
            client.Publish(BusTopics.SystemLog, "x", "{}"u8);
            return client.SubscribeAsync(TopicPattern.Parse($"a.{i % 10}"));
        })));

        var counts = await bus.Server.StatisticsAsync();
        Assert.Equal((1, 1L, 10), (counts.Connections, counts.Accepted, counts.Patterns));
        foreach (var subscription in subscriptions)
        {
            await subscription.DisposeAsync();
        }

        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Patterns == 0, "all are unsubscribed");
    }

    [Fact]
    public async Task Overlapping_subscriptions_of_one_client_each_get_one_copy()
    {
        await using var bus = RunningBus.Start();
        await using var client = bus.Client();
        await using var all = await client.SubscribeAsync(TopicPattern.Parse(">"));
        await using var some = await client.SubscribeAsync(TopicPattern.Parse("system.*"));
        await using var same = await client.SubscribeAsync(TopicPattern.Parse("system.*"));
        using var raw = bus.Raw().Send("PUB system.log", """{"type":"1"}""").Send("PUB system.log", """{"type":"2"}""");

        foreach (var subscription in new[] { all, some, same })
        {
            Assert.Equal("1", (await Next(subscription)).Type);
            Assert.Equal("2", (await Next(subscription)).Type);
        }
    }

    [Fact]
    public async Task A_server_that_no_longer_answers_is_left_and_found_again()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bus").FullName, "bus.sock");
        using var mute = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        mute.Bind(new UnixDomainSocketEndPoint(path));
        mute.Listen();
        await using var client = new UnixBus(
            Quick(path) with { KeepAlive = TimeSpan.FromMilliseconds(100) }, TimeProvider.System, new Random(1), NullLogger.Instance);
        await using var subscription = client.Subscribe(TopicPattern.AllOfSystem);
        using var first = await mute.AcceptAsync();
        using var second = await mute.AcceptAsync();
        mute.Close();
        File.Delete(path);

        await using var server = BusServer.Start(new BusServerOptions { SocketPath = path }, TimeProvider.System, NullLogger.Instance);

        await subscription.InForce.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.True(subscription.InForce.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_reader_that_falls_behind_loses_the_oldest_and_sees_how_many()
    {
        await using var bus = RunningBus.Start();
        await using var client = bus.Client();
        await using var subscription = await client.SubscribeAsync(TopicPattern.AllOfSystem);
        using var raw = bus.Raw();
        for (var i = 0; i < 3_000; i++)
        {
            raw.Send("PUB system.log", $$"""{"type":"{{i}}"}""");
            if (i % 500 == 499)
            {
                raw.Settle();
                await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Waiting == 0, "sent");
            }
        }

        await Eventually.HoldsAsync(() => subscription.Dropped == 3_000 - 1024, "all have come");
        Assert.Equal($"{3_000 - 1024}", (await Next(subscription)).Type);
    }

    [Fact]
    public async Task A_reader_of_large_events_that_falls_behind_keeps_a_few_megabytes_and_sees_how_many_went()
    {
        const int Sent = 40;
        await using var bus = RunningBus.Start();
        await using var client = bus.Client();
        await using var subscription = await client.SubscribeAsync(TopicPattern.AllOfSystem);
        using var raw = bus.Raw();
        for (var i = 0; i < Sent; i++)
        {
            raw.Send("PUB system.log", $$$"""{"type":"{{{i}}}","payload":{"x":"{{{new string('x', 1_000_000)}}}"}}""");
            await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()) is { Waiting: 0 } now && now.Delivered == i + 1, "sent");
        }

        await Eventually.HoldsAsync(() => subscription.Dropped == Sent - 8, "all have come");
        for (var i = Sent - 8; i < Sent; i++)
        {
            Assert.Equal($"{i}", (await Next(subscription)).Type);
        }
    }

    [Fact]
    public async Task Large_events_that_wait_for_a_server_keep_a_few_megabytes()
    {
        await using var client = new UnixBus(Quick("/nowhere/bus.sock"), TimeProvider.System, new Random(1), NullLogger.Instance);
        var payload = Encoding.UTF8.GetBytes($$"""{"x":"{{new string('x', 1_000_000)}}"}""");
        for (var i = 0; i < 40; i++)
        {
            client.Publish(BusTopics.SystemLog, "x", payload);
        }

        Assert.Equal(40 - 8, client.DroppedOutgoing);
    }

    [Fact]
    public async Task Disposal_ends_readers_and_waiters()
    {
        var client = new UnixBus(Quick("/nowhere/bus.sock"), TimeProvider.System, new Random(1), NullLogger.Instance);
        var subscription = client.Subscribe(TopicPattern.AllOfSystem);

        await client.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscription.InForce);
        await foreach (var _ in subscription.ReadAllAsync())
        {
            Assert.Fail("there was no event");
        }
    }

    private static UnixBusOptions Quick(string path) => new()
    {
        Name = "test",
        SocketPath = path,
        FirstBackoff = TimeSpan.FromMilliseconds(2),
        LongestBackoff = TimeSpan.FromMilliseconds(50),
    };

    private static async Task<BusEvent> Next(IBusSubscription subscription)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var one in subscription.ReadAllAsync(limit.Token))
        {
            return one;
        }

        throw new InvalidOperationException("the subscription ended");
    }
}

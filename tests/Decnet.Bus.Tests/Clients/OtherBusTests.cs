using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Bus.Tests.Clients;

public sealed class OtherBusTests
{
    [Fact]
    public async Task A_bus_that_is_switched_off_keeps_nobody_waiting()
    {
        var log = new CapturedLog();
        await using var bus = BusClient.Open("test", null, TimeProvider.System, new Random(1), log);

        Assert.False(bus.Publish(BusTopics.SystemLog, "x", "{}"u8));
        await using var subscription = await bus.SubscribeAsync(TopicPattern.AllOfSystem);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task A_socket_that_is_not_there_yet_is_no_error()
    {
        await using var bus = BusClient.Open("test", "/nowhere/bus.sock", TimeProvider.System, new Random(1), new CapturedLog());

        Assert.False(bus.IsConnected);
        Assert.True(bus.Publish(BusTopics.SystemLog, "x", "{}"u8));
    }

    [Fact]
    public async Task The_fake_bus_follows_the_real_ones_rules()
    {
        await using var one = new FakeBus(new FakeTimeProvider());
        await using var other = one.Another();
        await using var mine = one.Subscribe(TopicPattern.AllOfSystem);
        await using var theirs = await other.SubscribeAsync(TopicPattern.AllOfSystem);

        Assert.True(one.Publish(BusTopics.SystemLog, "x", "{}"u8));
        Assert.True(one.Publish(BusTopics.AttackerObserved, "y", "{}"u8));
        Assert.False(one.Publish(BusTopics.SystemLog, "x", "[]"u8));
        one.IsConnected = false;
        Assert.False(one.Publish(BusTopics.SystemLog, "z", "{}"u8));

        Assert.Equal(["x", "y"], one.Published.Select(e => e.Type));
        await theirs.DisposeAsync();
        await mine.DisposeAsync();
        Assert.Equal(["x"], await theirs.ReadAllAsync().Select(e => e.Type).ToListAsync());
        Assert.Empty(await mine.ReadAllAsync().ToListAsync());
    }

    [Fact]
    public void Waits_double_up_to_the_limit_and_differ()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2), new Random(3));

        var waits = Enumerable.Range(0, 10).Select(_ => backoff.Next().TotalMilliseconds).ToList();

        double[] full = [100, 200, 400, 800, 1600, 2000, 2000, 2000, 2000, 2000];
        Assert.All(waits.Zip(full), pair => Assert.InRange(pair.First, pair.Second / 2, pair.Second));
        Assert.Equal(10, waits.Distinct().Count());
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalMilliseconds, 50, 100);
    }
}

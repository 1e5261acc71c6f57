using System.Net.Sockets;

namespace Decnet.Bus.Tests.Serving;

public sealed class LimitTests
{
    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_the_others_stay()
    {
        await using var bus = RunningBus.Start(options => options with { MaxConnections = 3 });
        using var a = bus.Raw().Settle();
        using var b = bus.Raw().Settle();
        var c = bus.Raw().Settle();
        using var refused = bus.Raw();

        Assert.True(refused.IsClosed());
        a.Settle();
        c.Dispose();
        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Connections == 2, "one has gone");
        using var next = bus.Raw().Settle();
        Assert.Equal(1, (await bus.Server.StatisticsAsync()).Refused);
    }

    [Fact]
    public async Task Whoever_looks_after_the_server_gets_in_however_many_are_connected()
    {
        await using var bus = RunningBus.Start(options => options with { MaxConnections = 1, OwnerPid = Environment.ProcessId });
        using var first = bus.Raw().Settle();
        using var second = bus.Raw().Settle();

        Assert.Equal(0, (await bus.Server.StatisticsAsync()).Refused);
    }

    [Fact]
    public async Task One_pattern_too_many_closes_the_connection_and_frees_its_patterns()
    {
        await using var bus = RunningBus.Start(options => options with { MaxPatterns = 4 });
        using var greedy = bus.Raw().Send("SUB a").Send("SUB b").Send("SUB c").Send("SUB d").Send("SUB a").Settle();

        Assert.True(greedy.Send("SUB e").IsClosed());
        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Patterns == 0, "no pattern is left");
    }

    [Fact]
    public async Task A_frame_that_trickles_in_is_given_up_and_others_are_served_meanwhile()
    {
        await using var bus = RunningBus.Start(options => options with { FrameTimeout = TimeSpan.FromMilliseconds(300) });
        using var slow = bus.Raw().Settle();
        using var good = bus.Raw().Send("SUB a").Settle();
        using var writer = bus.Raw();
        var trickling = Task.Run(async () =>
        {
            try
            {
                foreach (var one in RawClient.Frame("PUB a", "{" + new string(' ', 5000)))
                {
                    slow.Send([one]);
                    await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
                }
            }
            catch (IOException e) when (e.InnerException is SocketException)
            {
                return true;
            }

            return false;
        });

        while (!trickling.IsCompleted)
        {
            writer.Send("PUB a");
            good.ReadEvent("a");
        }

        Assert.True(await trickling, "the server closed it");
        Assert.Equal(1, (await bus.Server.StatisticsAsync()).TimedOut);
    }

    [Fact]
    public async Task A_long_frame_that_stops_half_way_is_given_up_and_its_memory_freed()
    {
        await using var bus = RunningBus.Start(options => options with { FrameTimeout = TimeSpan.FromMilliseconds(300) });
        using var slow = bus.Raw();

        slow.Send(RawClient.Frame("PUB a", "{" + new string(' ', 900_000))[..500_000]);

        Assert.True(slow.IsClosed());
    }

    [Fact]
    public async Task A_client_that_never_says_anything_is_closed_and_a_quiet_subscriber_is_not()
    {
        await using var bus = RunningBus.Start(options => options with
        {
            // Long enough for the quiet one to have spoken on a machine that is busy with something else.
            FirstFrameTimeout = TimeSpan.FromSeconds(4),
            FrameTimeout = TimeSpan.FromSeconds(4),
        });
        using var quiet = bus.Raw().Send("SUB a").Settle();
        using var silent = bus.Raw();

        Assert.True(silent.IsClosed());
        using var writer = bus.Raw().Send("PUB a");
        quiet.ReadEvent("a");
    }

    [Fact]
    public async Task A_client_that_asks_without_reading_is_closed()
    {
        await using var bus = RunningBus.Start();
        using var deaf = bus.Raw();

        // Sending ends with an error: that is the server closing it.
        Assert.ThrowsAny<IOException>(() =>
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                deaf.Send($"PING {new string('p', 2000)}");
            }
        });
        using var good = bus.Raw().Settle();
        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Faulted == 1, "it is closed");
    }

    [Fact]
    public async Task Unfinished_frames_have_a_limit_in_all_and_the_longest_goes_for_it()
    {
        await using var bus = RunningBus.Start(options => options with { UnfinishedBytes = 1_000_000 });
        using var reader = bus.Raw().Send("SUB a").Settle();
        using var first = bus.Raw().Settle();
        using var second = bus.Raw().Settle();
        using var innocent = bus.Raw().Settle();
        var part = RawClient.Frame("PUB a", "{" + new string(' ', 900_000));
        var whole = RawClient.Frame("PUB a", $$"""{"type":"{{new string('x', 2_000)}}"}""");

        first.Send(part[..600_000]);
        second.Send(part[..399_000]);
        innocent.Send(whole[..1_900]);
        await Task.Run(() => Assert.True(first.IsClosed()));
        innocent.Send(whole[1_900..]).Settle();

        reader.ReadEvent("a");
        Assert.Equal(1, (await bus.Server.StatisticsAsync()).Faulted);
    }

    [Fact]
    public async Task A_client_that_closes_its_sending_half_is_closed()
    {
        await using var bus = RunningBus.Start();
        using var half = bus.Raw().Send("SUB a").Settle();

        half.Socket.Shutdown(SocketShutdown.Send);

        Assert.True(half.IsClosed());
        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Connections == 0, "it is gone");
    }
}

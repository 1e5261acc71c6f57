using System.Collections.Concurrent;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.Hosting.Living;
using Decnet.Hosting.Looping;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Prometheus;

namespace Decnet.Hosting.Tests.Looping;

public sealed class PollLoopTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<string> _log = new();
    private int _rounds;

    [Fact]
    public async Task Without_the_bus_the_interval_alone_makes_rounds()
    {
        await using var bus = new NullBus();
        await using var loop = Start(bus, CountAsync);
        await RoundAsync(1);

        // The interval of 100 s, give or take a tenth.
        Assert.True(await AdvanceUntilAsync(2, TimeSpan.FromSeconds(150)) > TimeSpan.FromSeconds(85));
    }

    [Fact]
    public async Task An_event_wakes_the_loop_long_before_the_interval_is_over()
    {
        await using var bus = new FakeBus(_time);
        await using var other = bus.Another();
        await using var loop = Start(bus, CountAsync);
        await RoundAsync(1);

        other.Publish(BusTopics.AttackerObserved, "", "{}"u8);

        await AdvanceUntilAsync(2, TimeSpan.FromSeconds(1));
        Assert.Equal(1, loop.Metrics.Wakes.Value);
    }

    [Fact]
    public async Task Events_that_nobody_asked_for_do_not_wake_it()
    {
        await using var bus = new FakeBus(_time);
        await using var other = bus.Another();
        await using var loop = Start(bus, CountAsync);
        await RoundAsync(1);

        other.Publish(BusTopics.SystemLog, "", "{}"u8);
        for (var i = 0; i < 80; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(1, _rounds);
    }

    [Fact]
    public async Task A_flood_of_events_costs_no_more_than_a_round_each_gap()
    {
        await using var bus = new FakeBus(_time);
        await using var other = bus.Another();
        await using var loop = Start(bus, CountAsync);
        await RoundAsync(1);

        for (var i = 0; i < 10_000; i++)
            other.Publish(BusTopics.AttackerObserved, "", "{}"u8);
        await AdvanceUntilAsync(2, TimeSpan.FromSeconds(1));

        // What was rung during the gap counts once more at most.
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        Assert.InRange(_rounds, 2, 3);
    }

    [Fact]
    public async Task A_round_that_fails_is_counted_and_the_next_one_comes_soon()
    {
        await using var bus = new NullBus();
        await using var loop = Start(bus, async stopping =>
        {
            await CountAsync(stopping);
            if (_rounds == 1)
                throw new InvalidOperationException("the store is away");
        });
        await RoundAsync(1);

        await AdvanceUntilAsync(2, TimeSpan.FromSeconds(2));
        Assert.Equal(1, loop.Metrics.Rounds.WithLabels("failed").Value);
        Assert.Equal(1, loop.Metrics.Rounds.WithLabels("done").Value);
        Assert.Single(_log, line => line.Contains("a round failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_that_never_ends_is_cancelled_and_the_loop_goes_on()
    {
        await using var bus = new NullBus();
        await using var loop = Start(bus, async stopping =>
        {
            await CountAsync(stopping);
            if (_rounds == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, stopping);
        });
        await RoundAsync(1);

        await AdvanceUntilAsync(2, TimeSpan.FromSeconds(70));
        Assert.Equal(1, loop.Metrics.Rounds.WithLabels("timeout").Value);
    }

    [Fact]
    public async Task A_round_that_does_not_heed_its_cancellation_makes_the_worker_unhealthy()
    {
        var stuck = new TaskCompletionSource();
        await using var bus = new NullBus();
        await using var loop = Start(bus, async stopping =>
        {
            await CountAsync(stopping);
            await stuck.Task;
        });
        await RoundAsync(1);
        Assert.Null(loop.Liveness.Hang());

        _time.Advance(TimeSpan.FromSeconds(60 + 31));

        Assert.NotNull(loop.Liveness.Hang());
        stuck.SetResult();
        await Eventually.HoldsAsync(() => loop.Liveness.Hang() is null, "it turns again");
    }

    [Fact]
    public async Task It_is_ready_without_the_bus()
    {
        await using var bus = new FakeBus(_time) { IsConnected = false };
        await using var loop = Start(bus, CountAsync);
        await RoundAsync(1);

        Assert.Null(loop.Liveness.Unready());
    }

    private Task CountAsync(CancellationToken stopping)
    {
        Interlocked.Increment(ref _rounds);
        return Task.CompletedTask;
    }

    private Task RoundAsync(int number) => Eventually.HoldsAsync(() => _rounds >= number, $"round {number}");

    /// <summary>Lets the fake time pass in small steps until the round came.</summary>
    /// <returns>How much time had to pass.</returns>
    private async Task<TimeSpan> AdvanceUntilAsync(int round, TimeSpan within)
    {
        var passed = TimeSpan.Zero;
        for (; _rounds < round && passed < within; passed += TimeSpan.FromMilliseconds(100))
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        await RoundAsync(round);
        return passed;
    }

    private RunningLoop Start(IBus bus, Func<CancellationToken, Task> round)
    {
        var liveness = new Liveness(_time);
        var metrics = new WorkerMetrics(Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()));
        var loop = new PollLoop(bus, liveness, metrics, _time, new Random(1), new QueueLog(_log));
        var options = new PollOptions
        {
            Interval = TimeSpan.FromSeconds(100),
            WakeOn = [TopicPattern.AllOfAttackers],
            RoundLimit = TimeSpan.FromSeconds(60),
        };
        return new RunningLoop(loop, options, round, liveness, metrics);
    }

    private sealed class RunningLoop : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _task;

        public RunningLoop(PollLoop loop, PollOptions options, Func<CancellationToken, Task> round, Liveness liveness, WorkerMetrics metrics)
        {
            (Liveness, Metrics) = (liveness, metrics);
            _task = Task.Run(() => loop.RunAsync(options, round, _stop.Token));
        }

        public Liveness Liveness { get; }

        public WorkerMetrics Metrics { get; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _task;
            _stop.Dispose();
        }
    }

    private sealed class QueueLog(ConcurrentQueue<string> lines) : ILogger<PollLoop>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));
    }
}

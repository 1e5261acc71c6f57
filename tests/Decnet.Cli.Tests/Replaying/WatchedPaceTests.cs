using System.Threading.Channels;
using Decnet.Cli.Replaying;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Cli.Tests.Replaying;

public sealed class WatchedPaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<ViewerKey> _keys = Channel.CreateUnbounded<ViewerKey>();

    [Fact]
    public async Task A_gap_takes_its_own_time()
    {
        var wait = Wait(10);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.True(await wait);
    }

    [Fact]
    public async Task Speed_divides_it()
    {
        var wait = Wait(10, speed: 10);
        _time.Advance(TimeSpan.FromSeconds(1.01));

        Assert.True(await wait);
    }

    [Fact]
    public async Task The_idle_limit_cuts_it()
    {
        var wait = Wait(86400, idleLimit: 1);
        _time.Advance(TimeSpan.FromSeconds(1.01));

        Assert.True(await wait);
    }

    [Fact]
    public async Task A_pause_stops_the_clock_until_the_next_space()
    {
        _keys.Writer.TryWrite(ViewerKey.Pause);
        var wait = Wait(10);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(wait.IsCompleted);

        _keys.Writer.TryWrite(ViewerKey.Pause);
        await AdvanceUntilDoneAsync(wait);

        Assert.True(await wait);
    }

    [Fact]
    public async Task A_step_shows_one_event_and_stays_paused()
    {
        var pace = new WatchedPace(1, null, _keys.Reader, _time);
        _keys.Writer.TryWrite(ViewerKey.Pause);
        _keys.Writer.TryWrite(ViewerKey.Step);
        Assert.True(await pace.WaitAsync(10, TestContext.Current.CancellationToken));

        var next = pace.WaitAsync(0, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        _keys.Writer.TryWrite(ViewerKey.Quit);
        Assert.False(await next);
    }

    [Fact]
    public async Task Quit_ends_it_at_once()
    {
        var wait = Wait(1_000_000);
        _keys.Writer.TryWrite(ViewerKey.Quit);

        Assert.False(await wait);
    }

    [Fact]
    public async Task A_century_of_silence_can_be_waited_for()
    {
        var wait = Wait(3_155_760_000);
        _keys.Writer.TryWrite(ViewerKey.Quit);

        Assert.False(await wait);
    }

    private Task<bool> Wait(double seconds, double speed = 1, double? idleLimit = null) =>
        new WatchedPace(speed, idleLimit, _keys.Reader, _time).WaitAsync(seconds, TestContext.Current.CancellationToken);

    private async Task AdvanceUntilDoneAsync(Task wait)
    {
        while (!wait.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}

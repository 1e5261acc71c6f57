using System.Threading.Channels;

namespace Decnet.Cli.Replaying;

/// <summary>Real timing, with the viewer's hand on it.</summary>
internal sealed class WatchedPace(double speed, double? idleLimit, ChannelReader<ViewerKey>? keys, TimeProvider time) : IPace
{
    private const double Fastest = 64;
    private const double Slowest = 1.0 / 16;
    private double _speed = speed;
    private bool _paused;

    public async Task<bool> WaitAsync(double seconds, CancellationToken cancellationToken)
    {
        var left = Math.Min(seconds, idleLimit ?? double.MaxValue);
        while (left > 0 || _paused)
        {
            var began = time.GetTimestamp();
            var key = await NextKeyAsync(_paused ? null : TimeSpan.FromSeconds(Math.Min(left / _speed, int.MaxValue / 1000)), cancellationToken);
            if (!_paused)
                left = key is null ? 0 : left - (time.GetElapsedTime(began).TotalSeconds * _speed);

            switch (key)
            {
                case ViewerKey.Quit:
                    return false;
                case ViewerKey.Step when _paused:
                    return true;
                case ViewerKey.Pause:
                    _paused = !_paused;
                    break;
                case ViewerKey.Faster:
                    _speed = Math.Min(Fastest, _speed * 2);
                    break;
                case ViewerKey.Slower:
                    _speed = Math.Max(Slowest, _speed / 2);
                    break;
            }
        }

        return true;
    }

    /// <summary>The next key, or null when the time is over.</summary>
    private async Task<ViewerKey?> NextKeyAsync(TimeSpan? wait, CancellationToken cancellationToken)
    {
        if (keys is null || keys.Completion.IsCompleted)
        {
            _paused = false;
            await Task.Delay(wait ?? TimeSpan.Zero, time, cancellationToken);
            return null;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = wait is { } due ? time.CreateTimer(_ => timeout.Cancel(), null, due, Timeout.InfiniteTimeSpan) : null;
        try
        {
            return await keys.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }
}

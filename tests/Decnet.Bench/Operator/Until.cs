using System.Diagnostics;

namespace Decnet.Bench.Operator;

/// <summary>Waits for a condition, at most as long as a measurement may take.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10), Pause = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Limit)
                throw new TimeoutException("the measurement did not come to its end");
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}

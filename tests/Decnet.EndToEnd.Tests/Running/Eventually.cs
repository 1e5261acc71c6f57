using System.Diagnostics;

namespace Decnet.EndToEnd.Tests.Running;

/// <summary>Waits for a condition; the limit only bounds a failure.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < limit, $"waited {limit.TotalSeconds} s for {what()}");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public static async Task<T> SomeAsync<T>(Func<Task<T?>> find, string what, TimeSpan limit, CancellationToken cancellationToken)
        where T : class
    {
        T? found = null;
        await TrueAsync(async () => (found = await find()) is not null, () => what, limit, cancellationToken);
        return found!;
    }
}

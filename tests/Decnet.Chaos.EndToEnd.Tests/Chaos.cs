namespace Decnet.Chaos.EndToEnd.Tests;

internal static class Chaos
{
    public const string Namespace = "chaos";

    public static async Task PauseAsync(TimeSpan length, CancellationToken stop) =>
        await Task.Delay(length, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

namespace Decnet.Webhook.Tests.Running;

internal static class Until
{
    /// <summary>Generous: it is reached only when the condition never comes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static Task TrueAsync(Func<bool> condition, Func<string> story) => TrueAsync(() => Task.FromResult(condition()), story);

    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> story)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail(story());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

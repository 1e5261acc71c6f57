namespace Decnet.SessRec.Tests.Running;

/// <summary>Where the built binary is, and waiting for conditions.</summary>
internal static class Harness
{
    /// <summary>Nothing waits so long unless it is broken, on a machine however busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The program as it is installed.</summary>
    public static string Installed { get; } = Path.Combine(AppContext.BaseDirectory, "installed", "login-session");

    /// <summary>The same with the verbs that take settings of a test's own.</summary>
    public static string Recorder { get; } = Path.Combine(AppContext.BaseDirectory, "recorder", "login-session");

    /// <summary>Looks until the condition holds; the interval only spaces the looks.</summary>
    public static async Task Until(Func<bool> condition, string what)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (!condition())
        {
            Assert.True(clock.GetElapsedTime(start) < Patience, "still not so: " + what);
            await Task.Delay(TimeSpan.FromMilliseconds(5), clock, TestContext.Current.CancellationToken);
        }
    }
}

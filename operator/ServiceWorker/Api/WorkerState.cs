namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>The three states that must always be tellable apart.</summary>
internal static class WorkerState
{
    /// <summary>Enabled.</summary>
    public const string Active = "Active";

    /// <summary>A person wants it not to run.</summary>
    public const string Stopped = "Stopped";

    /// <summary>The operator stopped it because it kept crashing.</summary>
    public const string Quarantined = "Quarantined";

    public static IReadOnlyList<string> All { get; } = [Active, Stopped, Quarantined];
}

namespace Decnet.Operator.Children;

/// <summary>How soon to try again what no watch reports.</summary>
internal sealed record Patience
{
    /// <summary>Children of a former owner of the same name. Default 2 s.</summary>
    public TimeSpan UntilCollected { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Age of an owner that takes over what a former one of its name left. Until then Kubernetes is given the time to delete it; it never does when its collector
    /// was away between the one's end and the other's beginning. Default 30 s.
    /// </summary>
    public TimeSpan UntilAdopted { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Somebody else's object has the name. Default 30 s.</summary>
    public TimeSpan UntilRenamed { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The API server refused: quota, admission, a taken port. Default 20 s.</summary>
    public TimeSpan UntilAllowed { get; init; } = TimeSpan.FromSeconds(20);
}

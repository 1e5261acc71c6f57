namespace Decnet.Operator.Reconciling;

/// <summary>What a reconcile that did not fail asks for next.</summary>
/// <param name="RequeueAfter">Null: nothing until something changes. A change in the meantime reconciles at once.</param>
internal readonly record struct ReconcileResult(TimeSpan? RequeueAfter)
{
    /// <summary>Settled: the next reconcile comes with the next change.</summary>
    public static ReconcileResult Done => default;

    /// <summary>Look again after <paramref name="delay"/>, for a cause that no watch reports. Resets the backoff.</summary>
    public static ReconcileResult After(TimeSpan delay) => new(delay);
}

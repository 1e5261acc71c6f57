namespace Decnet.Operator.Reconciling.Running;

/// <param name="Failed">To be tried again with backoff.</param>
internal readonly record struct TurnOutcome(bool Failed, ReconcileResult Result);

namespace Decnet.Operator.Reconciling.Running;

internal interface IControllerLoop
{
    string Name { get; }

    /// <summary>Declares the kinds to watch. Called once, before informers run.</summary>
    void Prepare();

    /// <summary>Reconciles from when the caches are synced until <paramref name="intake"/> fires; returns when the last reconcile has ended.</summary>
    /// <param name="intake">No further key is begun.</param>
    /// <param name="work">Reconciles in progress are to give up.</param>
    Task RunAsync(CancellationToken intake, CancellationToken work);
}

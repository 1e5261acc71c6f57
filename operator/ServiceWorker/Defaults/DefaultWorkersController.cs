using System.Text.Json;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;

namespace Decnet.Operator.ServiceWorker.Defaults;

/// <summary>
/// Makes the workers that the chart lists. One that exists is changed only when the chart's wish for it has changed, and never is it
/// started or stopped: that is the users'.
/// </summary>
internal sealed partial class DefaultWorkersController(
    IStore<V1Alpha1ServiceWorker> workers, IClusterReader reader, IClusterWriter writer, IEventRecorder events,
    ILogger<DefaultWorkersController> logger) : IEntityController<V1ConfigMap>
{
    // A refusal may come from an old definition that is about to be replaced.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ReconcileResult> ReconcileAsync(V1ConfigMap entity, CancellationToken cancellationToken)
    {
        var listed = entity.Data ?? new Dictionary<string, string>();
        foreach (var surplus in workers.List(entity.Metadata.NamespaceProperty)
            .Where(worker => DefaultWorkers.IsFrom(worker, entity) && !listed.ContainsKey(worker.Metadata.Name)))
        {
            LogRemoved(ObjectKey.Of(surplus));
            await writer.DeleteAsync<V1Alpha1ServiceWorker>(ObjectKey.Of(surplus), surplus.Metadata.Uid, cancellationToken);
        }

        var refused = false;
        foreach (var (name, spec) in listed.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            refused |= !await MakeAsync(entity, name, spec, cancellationToken);
        return refused ? ReconcileResult.After(Patience) : ReconcileResult.Done;
    }

    // The garbage collector takes the workers.
    public Task<ReconcileResult> DeletedAsync(V1ConfigMap entity, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);

    private async Task<bool> MakeAsync(V1ConfigMap list, string name, string spec, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(list.Metadata.NamespaceProperty, name);
        var existing = workers.Get(key) ?? await reader.GetAsync<V1Alpha1ServiceWorker>(key, cancellationToken);
        if (existing is not null && (!DefaultWorkers.IsFrom(existing, list) || DefaultWorkers.IsAsListed(existing, spec)))
            return true;

        try
        {
            await writer.ApplyAsync(DefaultWorkers.Build(list, name, spec), cancellationToken);
            LogMade(key);
            return true;
        }
        catch (JsonException)
        {
            return Refused(list, key, "its spec in the list is no JSON of a ServiceWorker");
        }
        catch (ClusterRequestException refusal) when (refusal.IsInvalid)
        {
            return Refused(list, key, refusal.ServerMessage);
        }
    }

    private bool Refused(V1ConfigMap list, ObjectKey worker, string problem)
    {
        events.Warning(list, Reason.DefaultWorkerRefused, $"Worker {worker.Name} cannot be made: {problem}");
        LogRefused(worker, problem);
        return false;
    }

    [LoggerMessage(LogLevel.Information, "{Worker} is as the chart lists it")]
    private partial void LogMade(ObjectKey worker);

    [LoggerMessage(LogLevel.Information, "{Worker} is no longer in the chart's list and goes")]
    private partial void LogRemoved(ObjectKey worker);

    [LoggerMessage(LogLevel.Warning, "{Worker} of the chart's list cannot be made: {Problem}")]
    private partial void LogRefused(ObjectKey worker, string problem);
}

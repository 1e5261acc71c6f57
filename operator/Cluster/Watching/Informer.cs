namespace Decnet.Operator.Cluster.Watching;

/// <summary>One kind, kept in memory: a store and a reflector for each namespace that is watched.</summary>
internal sealed class Informer<T>(InformerParts<T> parts, IReadOnlyList<Reflector<T>> reflectors) : IInformer
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public Store<T> Store => parts.Store;

    public string Problem => reflectors.FirstOrDefault(reflector => !reflector.Synced.IsCompleted) is { } late ? $"{parts.Kind}: {late.Problem}" : "";

    public Task Synced { get; } = Task.WhenAll(reflectors.Select(reflector => reflector.Synced));

    public (string Kind, int Objects) Size => (parts.Kind, Store.Count);

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(reflectors.Select(reflector => reflector.RunAsync(cancellationToken)));
}

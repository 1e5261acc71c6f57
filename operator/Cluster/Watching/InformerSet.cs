using System.Collections.Concurrent;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>Every informer of the process, one for each kind and selector, however many controllers ask for it.</summary>
internal sealed class InformerSet(
    ApiConnection connection, WatchedNamespaces namespaces, WatchOptions options, WatchMetrics metrics, Jitter jitter, TimeProvider time,
    ILoggerFactory loggers) : IStores
{
    private readonly ConcurrentDictionary<(Type Type, string Label, string Field, string Within), Lazy<IInformer>> _informers = new();

    public IEnumerable<IInformer> All => _informers.Values.Select(informer => informer.Value);

    /// <param name="within">Null: the namespaces that the operator looks after.</param>
    public Informer<T> Get<T>(string? labelSelector = null, string? fieldSelector = null, WatchedNamespaces? within = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var scopes = (within ?? namespaces).Scopes;
        return (Informer<T>)_informers.GetOrAdd(
            (typeof(T), labelSelector ?? "", fieldSelector ?? "", string.Join(',', scopes)),
            key => new(() => Create<T>(Parameter("labelSelector", key.Label) + Parameter("fieldSelector", key.Field), scopes))).Value;
    }

    IStore<T> IStores.Of<T>(string? labelSelector, WatchedNamespaces? within)
    {
        var found = _informers.FirstOrDefault(entry => entry.Key.Type == typeof(T) && entry.Key.Label == (labelSelector ?? "")
            && (within is null || entry.Key.Within == string.Join(',', within.Scopes)));
        return found.Value is { } informer
            ? ((Informer<T>)informer.Value).Store
            : throw new InvalidOperationException($"no controller watches {typeof(T).Name} with the selector '{labelSelector}'");
    }

    /// <summary>The informers that may know an object of this kind.</summary>
    public IEnumerable<Informer<T>> Of<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        _informers.Where(entry => entry.Key.Type == typeof(T)).Select(entry => (Informer<T>)entry.Value.Value);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(All.Select(informer => informer.RunAsync(cancellationToken)));

    private Informer<T> Create<T>(string selector, IReadOnlyList<string> scopes)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var logger = loggers.CreateLogger<Informer<T>>();
        var parts = new InformerParts<T>(connection, selector, options, metrics, time, logger);
        return new Informer<T>(
            parts, [.. scopes.Select(scope => new Reflector<T>(scope, parts, options, jitter, time, logger))]);
    }

    private static string Parameter(string name, string selector) =>
        selector.Length == 0 ? "" : $"{name}={Uri.EscapeDataString(selector)}&";
}

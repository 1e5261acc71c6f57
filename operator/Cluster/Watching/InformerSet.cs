using System.Collections.Concurrent;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>Every informer of the process, one for each kind and selector, however many controllers ask for it.</summary>
internal sealed class InformerSet(
    ApiConnection connection, WatchedNamespaces namespaces, WatchOptions options, WatchMetrics metrics, Jitter jitter, TimeProvider time,
    ILoggerFactory loggers) : IStores
{
    private readonly ConcurrentDictionary<(Type Type, string Selector), Lazy<IInformer>> _informers = new();

    public IEnumerable<IInformer> All => _informers.Values.Select(informer => informer.Value);

    public Informer<T> Get<T>(string? labelSelector = null, string? fieldSelector = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var selector = Selector(labelSelector, fieldSelector);
        return (Informer<T>)_informers.GetOrAdd((typeof(T), selector), _ => new(() => Create<T>(selector))).Value;
    }

    IStore<T> IStores.Of<T>(string? labelSelector) =>
        _informers.TryGetValue((typeof(T), Selector(labelSelector, null)), out var informer)
            ? ((Informer<T>)informer.Value).Store
            : throw new InvalidOperationException($"no controller watches {typeof(T).Name} with the selector '{labelSelector}'");

    /// <summary>The informers that may know an object of this kind.</summary>
    public IEnumerable<Informer<T>> Of<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        _informers.Where(entry => entry.Key.Type == typeof(T)).Select(entry => (Informer<T>)entry.Value.Value);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(All.Select(informer => informer.RunAsync(cancellationToken)));

    private Informer<T> Create<T>(string selector)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var logger = loggers.CreateLogger<Informer<T>>();
        var parts = new InformerParts<T>(connection, selector, options, metrics, time, logger);
        return new Informer<T>(
            parts, [.. namespaces.Scopes.Select(scope => new Reflector<T>(scope, parts, options, jitter, time, logger))]);
    }

    private static string Selector(string? labelSelector, string? fieldSelector) =>
        Parameter("labelSelector", labelSelector) + Parameter("fieldSelector", fieldSelector);

    private static string Parameter(string name, string? selector) =>
        string.IsNullOrEmpty(selector) ? "" : $"{name}={Uri.EscapeDataString(selector)}&";
}

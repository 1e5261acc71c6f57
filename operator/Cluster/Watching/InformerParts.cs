using Prometheus;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>What the reflectors of one informer share.</summary>
internal sealed class InformerParts<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly WatchMetrics _metrics;

    public InformerParts(
        ApiConnection connection, string selector, WatchOptions options, WatchMetrics metrics, TimeProvider time, ILogger logger)
    {
        var kind = ResourceKind.Of<T>();
        Kind = kind.Kind;
        _metrics = metrics;
        var undecodable = new Undecodable(Kind, metrics.UndecodableTotal.WithLabels(Kind), metrics.Undecodable.WithLabels(Kind), logger);
        var decoder = new ObjectDecoder<T>(kind, undecodable);
        Pager = new ListPager<T>(connection, kind, decoder, selector);
        NewWatch = () => new Watch<T>(connection, kind, decoder, Store, selector, options, time);
    }

    public string Kind { get; }

    public Store<T> Store { get; } = new();

    public ListPager<T> Pager { get; }

    public Func<Watch<T>> NewWatch { get; }

    public Counter.Child Lists => _metrics.Lists.WithLabels(Kind);

    public Counter.Child Watches => _metrics.Watches.WithLabels(Kind);

    public Counter.Child ListFailures(Exception exception) => _metrics.ListFailures.WithLabels(Kind, FailureCause.Of(exception));

    public Counter.Child WatchFailures(Exception exception) => _metrics.WatchFailures.WithLabels(Kind, FailureCause.Of(exception));
}

namespace Decnet.Operator.Cluster.Watching;

internal interface IInformer
{
    /// <summary>Empty once every namespace was listed; else why not, for people.</summary>
    string Problem { get; }

    /// <summary>Done once every namespace was listed.</summary>
    Task Synced { get; }

    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Objects in the cache, for metrics.</summary>
    (string Kind, int Objects) Size { get; }
}

using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Recordings;

/// <summary>The recordings that the user's options choose, and the namespace that is meant when none is named.</summary>
internal sealed record RecordingsChoice(IRecordings All, string? DefaultNamespace) : IAsyncDisposable
{
    public static RecordingsChoice Open(SourceChoice choice, Screen screen)
    {
        if (choice.Local is { } root)
            return new RecordingsChoice(LocalRoot.Open(root, recordsHere: false), null);

        var cluster = ClusterConnection.Open(choice);
        var space = choice.AllNamespaces ? null : cluster.Namespace;
        return new RecordingsChoice(new ClusterRecordings(cluster, choice.SystemNamespace, screen), space);
    }

    public ValueTask DisposeAsync() => All.DisposeAsync();
}

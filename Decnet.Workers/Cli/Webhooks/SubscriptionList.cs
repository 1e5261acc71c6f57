using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Webhooks;

/// <summary>The subscriptions of the cluster, or of the namespace that was named.</summary>
internal static class SubscriptionList
{
    private const string Api = "/apis/decnet.io/v1alpha1";

    public static async Task<List<SubscriptionView>> ReadAsync(ClusterConnection cluster, SourceChoice choice, CancellationToken cancellationToken)
    {
        var path = choice.Namespace is { } space ? $"{Api}/namespaces/{Uri.EscapeDataString(space)}/webhooksubscriptions" : $"{Api}/webhooksubscriptions";
        var subscriptions = await cluster.ListAsync(path, null, cancellationToken).Select(SubscriptionView.Of).ToListAsync(cancellationToken);
        subscriptions.Sort((a, b) => string.CompareOrdinal($"{a.Namespace}/{a.Name}", $"{b.Namespace}/{b.Name}"));
        return subscriptions;
    }

    /// <summary>The one of that name.</summary>
    /// <exception cref="CliFault">There is none, or more than one.</exception>
    public static async Task<SubscriptionView> FindAsync(ClusterConnection cluster, SourceChoice choice, string name, CancellationToken cancellationToken)
    {
        var found = (await ReadAsync(cluster, choice, cancellationToken)).Where(subscription => subscription.Name == name).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new CliFault(
                ExitCode.NotFound, $"there is no webhook subscription \"{Printable.Escape(name)}\"", $"see `{ProgramName.Current} webhooks`"),
            _ => throw new CliFault(
                ExitCode.Usage, $"several namespaces have one: {string.Join(", ", found.Select(one => one.Namespace))}", "choose with -n"),
        };
    }

    public static string Path(SubscriptionView subscription) => $"{Api}/namespaces/{subscription.Namespace}/webhooksubscriptions/{subscription.Name}";
}

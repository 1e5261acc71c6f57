using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Hosting;

namespace Decnet.Operator.Installation.Removing;

/// <summary>
/// <c>decnet-operator remove --namespace NS --list NAME [--watch-namespaces a,b] [--patience 120] [--kubeconfig FILE]</c>: what the chart runs before
/// it takes the definitions away.
/// </summary>
internal static class RemoveCommand
{
    public static bool Wanted(string[] args) => args is ["remove", ..];

    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        var own = settings["namespace"] ?? ClusterAccess.OwnNamespace();
        var options = new OperatorOptions { WatchNamespaces = settings["watch-namespaces"] ?? "", LeaseNamespace = own };
        await using var services = new ServiceCollection().AddLogging()
            .AddOperatorRuntime(options, () => ClusterAccess.Configure(settings["kubeconfig"] ?? "")).BuildServiceProvider();

        var holdings = new Holdings(
            services.GetRequiredService<IClusterReader>(), services.GetRequiredService<IClusterWriter>(),
            services.GetRequiredService<WatchedNamespaces>().And(own).Scopes);
        var list = settings["list"] is { Length: > 0 } name ? new ObjectKey(own, name) : (ObjectKey?)null;
        var patience = TimeSpan.FromSeconds(settings.GetValue("patience", 120.0));
        return await new Removal(holdings, list, patience, services.GetRequiredService<TimeProvider>(), output).RunAsync(cancellationToken);
    }
}

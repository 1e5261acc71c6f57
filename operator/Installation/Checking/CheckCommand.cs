namespace Decnet.Operator.Installation.Checking;

/// <summary><c>decnet-operator check --resources decnet.io/v1alpha1/deckies --operator http://… [--patience 60] [--kubeconfig FILE]</c>.</summary>
internal static class CheckCommand
{
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(5);

    public static bool Wanted(string[] args) => args is ["check", ..];

    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        var cluster = Hosting.ClusterAccess.Configure(settings["kubeconfig"] ?? "");
        cluster.HttpClientTimeout = AttemptLimit;
        using var api = new Kubernetes(cluster);
        using var http = new HttpClient { Timeout = AttemptLimit };
        List<ICheck> checks = [.. (settings["resources"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(resource => new ServedResource(api, resource))];
        if (settings["operator"] is { } address)
            checks.Add(new OperatorReady(http, new Uri(address)));
        var patience = TimeSpan.FromSeconds(settings.GetValue("patience", 60.0));
        return await new InstallationCheck(checks, patience, TimeProvider.System, output).RunAsync(cancellationToken);
    }
}

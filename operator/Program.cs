using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Decky;
using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Hosting;
using Decnet.Operator.Installation.Checking;
using Decnet.Operator.Installation.Removing;
using Decnet.Operator.Observability;
using Decnet.Operator.Reconciling.Queueing;
using Decnet.Operator.ServiceWorker;
using Decnet.Operator.ServiceWorker.Checking;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.WebhookSubscription;
using Decnet.Workers.Contract;
using Prometheus;

// EX_CONFIG of sysexits.h.
const int BadSettings = 78;

if (CheckCommand.Wanted(args))
    return await CheckCommand.RunAsync(args, Console.Out, CancellationToken.None);
if (RemoveCommand.Wanted(args))
    return await RemoveCommand.RunAsync(args, Console.Out, CancellationToken.None);

var builder = WebApplication.CreateSlimBuilder();

// Probes come every few seconds: only what goes wrong with them is worth a line.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Logging.AddSimpleConsole(console =>
{
    console.SingleLine = true;
    console.UseUtcTimestamp = true;
    console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
});
builder.Configuration.AddEnvironmentVariables("OPERATOR_");
builder.Configuration.AddCommandLine(args, OperatorOptions.Switches.Concat(DeckySettings.Switches).Concat(WorkerSettings.Switches).ToDictionary());
var options = builder.Configuration.Get<OperatorOptions>() ?? new OperatorOptions();

var access = ClusterAccess.Configure(options.Kubeconfig);
var cluster = await ServerVersion.AskAsync(access, TimeProvider.System, CancellationToken.None);
var apiServer = await ServerVersion.OwnAddressAsync(access, CancellationToken.None);
var (defaults, errors) = SettingsCheck.Read(builder.Configuration.Get<DeckySettings>() ?? new DeckySettings(), cluster);
var common = new WorkerDefaults
{
    Namespace = options.LeaseNamespace.Length > 0 ? options.LeaseNamespace : ClusterAccess.OwnNamespace(),
    Image = "",
    ImagePullPolicy = defaults.ImagePullPolicy,
    ImagePullSecrets = defaults.ImagePullSecrets,
    Uid = defaults.Uid,
    Gid = defaults.Gid,
    ArtifactRoot = defaults.ArtifactRoot,
    DeckyNamespaces = WatchedNamespaces.Parse(options.WatchNamespaces).Names,
};
var (workers, workerErrors) = WorkerSettingsCheck.Read(builder.Configuration.Get<WorkerSettings>() ?? new WorkerSettings(), common);
var (traces, traceErrors) = TraceSettings.Read(options.TracesEndpoint, options.TracesRatio);
if (errors.Count + workerErrors.Count + traceErrors.Count > 0)
{
    await Console.Error.WriteLineAsync(
        $"The operator cannot start with these settings:\n  {string.Join("\n  ", errors.Concat(workerErrors).Concat(traceErrors))}");
    return BadSettings;
}

builder.WebHost.UseKestrel(kestrel => kestrel.ListenAnyIP(options.HttpPort));
builder.Services.AddOperatorRuntime(options, () => ClusterAccess.Configure(options.Kubeconfig));
builder.Services.AddDeckies(defaults.WithApiServer(apiServer), cluster, options.MaxParallel);
if (workers is not null)
{
    var watched = WatchedNamespaces.Parse(options.WatchNamespaces);
    builder.Services.AddServiceWorkers(workers, watched, options.MaxParallel);
    builder.Services.AddWebhookSubscriptions(new(workers.Namespace, workers.AccountPrefix + WorkerRoles.Webhook), watched, options.MaxParallel);
}

builder.Services.AddHostedService<HeapRest>();
if (traces is not null)
    builder.Services.AddSingleton(traces).AddHostedService<TraceExport>();

var app = builder.Build();
app.MapProbes();
app.Services.GetRequiredService<CollectorRegistry>().MeasureOnScrape(
    app.Services.GetRequiredService<QueueObservers>(), app.Services.GetRequiredService<InformerSet>(), app.Services.GetRequiredService<WatchMetrics>());
await app.RunAsync();

// A lost lease sets it: the container is to be seen as failed.
return Environment.ExitCode;

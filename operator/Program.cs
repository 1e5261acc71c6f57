using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Hosting;
using Decnet.Operator.Observability;
using Decnet.Operator.Reconciling.Queueing;
using Prometheus;

var builder = WebApplication.CreateSlimBuilder();
builder.Configuration.AddEnvironmentVariables("OPERATOR_");
builder.Configuration.AddCommandLine(args, OperatorOptions.Switches.ToDictionary());
var options = builder.Configuration.Get<OperatorOptions>() ?? new OperatorOptions();

builder.WebHost.UseKestrel(kestrel => kestrel.ListenAnyIP(options.HttpPort));
builder.Services.AddOperatorRuntime(options, () => ClusterAccess.Configure(options.Kubeconfig));

var app = builder.Build();
app.MapProbes();
app.Services.GetRequiredService<CollectorRegistry>().MeasureOnScrape(
    app.Services.GetRequiredService<QueueObservers>(), app.Services.GetRequiredService<InformerSet>(), app.Services.GetRequiredService<WatchMetrics>());
await app.RunAsync();

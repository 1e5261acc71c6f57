using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Decnet.Operator.Observability;

/// <summary>Sends spans to a receiver, in batches and beside the work. A receiver that is away costs spans and nothing else.</summary>
internal sealed class TraceExport(TraceSettings settings) : IHostedService, IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);
    private TracerProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(
                Traces.Source, serviceVersion: typeof(TraceExport).Assembly.GetName().Version?.ToString(3), serviceInstanceId: Environment.MachineName))
            .AddSource(Traces.Source, Traces.Requests)
            .SetSampler(new ParentBasedSampler(new ReconcileSampler(settings.Ratio)))
            .AddOtlpExporter(otlp =>
            {
                otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
                otlp.Endpoint = settings.Endpoint;
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.Shutdown((int)LastWords.TotalMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();
}

using OpenTelemetry.Trace;

namespace Decnet.Operator.Observability;

/// <summary>Traces begin with a reconcile and with nothing else: a watch that runs for minutes, or a renewal of the lease, is none.</summary>
/// <param name="ratio">Share of reconciles that are traced, 0 to 1.</param>
internal sealed class ReconcileSampler(double ratio) : Sampler
{
    private readonly TraceIdRatioBasedSampler _share = new(ratio);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Name.StartsWith(Traces.ReconcilePrefix, StringComparison.Ordinal)
            ? _share.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.Drop);
}

using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky.Proving;

/// <summary>
/// Takes down what the machine's init step and its twin found, and makes a twin when the proof is due again. Costs a request only then.
/// </summary>
internal sealed partial class ContainmentProofStep(
    DeckyDefaults defaults, ProofRhythm rhythm, IClusterWriter writer, ProofPace pace, TimeProvider time, ILogger<ContainmentProofStep> logger) : IStep<Pass>
{
    // A twin that cannot end by then (its node is away, its image is gone) is made again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var pod = pass.Observed.Pod;
        var subject = $"policy-{pass.Policy?.Metadata.Generation ?? 0}";
        pass.Proofs = InitStepProofs.Record(pass.Proofs, pod, subject);
        if (pass.Observed.Twin is { } twin)
        {
            await FollowAsync(pass, twin, cancellationToken);
        }
        else if (pod is not null && PodPhases.IsReady(pod))
        {
            await RepeatAsync(pass, pod, subject, cancellationToken);
        }

        return StepResult.Continue;
    }

    private async Task FollowAsync(Pass pass, V1Pod twin, CancellationToken cancellationToken)
    {
        pass.Proofs = TwinProof.Record(pass.Proofs, twin, pass.Observed.Pod);
        var left = twin.Metadata.CreationTimestamp + Longest - time.GetUtcNow().UtcDateTime;
        if (twin.Metadata.DeletionTimestamp is null && (TwinProof.HasEnded(twin) || left <= TimeSpan.Zero))
        {
            await writer.DeleteAsync<V1Pod>(ObjectKey.Of(twin), twin.Metadata.Uid, cancellationToken);
        }

        pass.LookAgainAfter(left ?? Longest);
    }

    private async Task RepeatAsync(Pass pass, V1Pod pod, string subject, CancellationToken cancellationToken)
    {
        var next = ProofDates.Next(pass.Proofs.Of(DeckyConditions.Contained, pod), subject, rhythm.Interval);
        var now = time.GetUtcNow().UtcDateTime;
        if (next > now)
        {
            pass.LookAgainAfter(next.Value - now);
        }
        else if (next is not null)
        {
            await MakeAsync(pass, pod, subject, cancellationToken);
        }
    }

    private async Task MakeAsync(Pass pass, V1Pod pod, string subject, CancellationToken cancellationToken)
    {
        var settings = defaults.Proofs;
        var twin = TwinPod.Build(pass.Plan!, pod.Spec.NodeName, settings.OtherPod is { } other ? [.. settings.Targets, other] : settings.Targets);
        twin.Metadata.Annotations = new Dictionary<string, string> { [TwinProof.SubjectAnnotation] = $"{pod.Metadata.Uid}/{subject}" };
        try
        {
            await writer.ApplyAsync(twin, cancellationToken);
            pass.LookAgainAfter(Longest);
        }
        catch (ClusterRequestException refusal) when (Refusals.Explain(refusal, "Pod") is not null || refusal.IsConflict)
        {
            LogRefused(ObjectKey.Of(pass.Decky), refusal.ServerMessage);
            pass.LookAgainAfter(pace.UntilAllowed);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Decky}: its containment cannot be proved anew for now: {Problem}")]
    private partial void LogRefused(ObjectKey decky, string problem);
}

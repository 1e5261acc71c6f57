namespace Decnet.Operator.Pods;

/// <summary>Why a pod's volumes cannot be mounted. Asked only for a pod that is stuck.</summary>
internal sealed class MountWarnings(ObjectWarnings warnings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly string[] Telling = ["FailedMount", "FailedAttachVolume"];

    public async Task<IReadOnlyList<string>> OfAsync(V1Pod? pod, CancellationToken cancellationToken) =>
        pod is null || !PodPhases.IsCreating(pod) || time.GetUtcNow() - pod.Metadata.CreationTimestamp < Patience
            ? []
            : await warnings.OfAsync(pod.Metadata, Telling, cancellationToken);
}

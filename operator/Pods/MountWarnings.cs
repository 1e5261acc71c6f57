namespace Decnet.Operator.Pods;

/// <summary>
/// A pod whose volumes cannot be mounted says so in Events alone. They are looked up only for a pod that is stuck, so
/// that no watch on Events is needed.
/// </summary>
internal sealed class MountWarnings(IClusterReader reader, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly string[] Telling = ["FailedMount", "FailedAttachVolume"];

    public async Task<IReadOnlyList<string>> OfAsync(V1Pod? pod, CancellationToken cancellationToken)
    {
        if (pod is null || !PodPhases.IsCreating(pod) || time.GetUtcNow() - pod.Metadata.CreationTimestamp < Patience)
        {
            return [];
        }

        var events = await reader.ListAsync<Corev1Event>(
            pod.Metadata.NamespaceProperty, null, $"involvedObject.uid={pod.Metadata.Uid}", cancellationToken);
        return [.. events.Where(item => Telling.Contains(item.Reason)).Select(item => item.Message ?? "")];
    }
}

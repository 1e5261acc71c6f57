namespace Decnet.Operator.Pods;

/// <summary>Why a pod's volumes cannot be mounted, or its sandbox not be made. Asked only for a pod that is stuck.</summary>
internal sealed class StartWarnings(ObjectWarnings warnings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly string[] Telling = ["FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox"];

    /// <summary>What a person is told then, after whose sandbox it is.</summary>
    public const string SandboxWords = "sandbox cannot be made on its node: is spec.pod.resources too small? `kubectl describe pod` has the node's words";

    /// <summary>Whether such a message is about the sandbox; the others are about volumes.</summary>
    public static bool IsOfSandbox(string message) => message.Contains("pod sandbox", StringComparison.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> OfAsync(V1Pod? pod, CancellationToken cancellationToken) =>
        pod is null || !PodPhases.IsCreating(pod) || time.GetUtcNow() - pod.Metadata.CreationTimestamp < Patience
            ? []
            : await warnings.OfAsync(pod.Metadata, Telling, cancellationToken);
}

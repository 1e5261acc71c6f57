namespace Decnet.Operator.ServiceWorker.Planning;

internal sealed record PlannedPod
{
    public required string Image { get; init; }

    public required string ImagePullPolicy { get; init; }

    public required IReadOnlyList<string> ImagePullSecrets { get; init; }

    public required ResourceAmounts Resources { get; init; }

    public required IReadOnlyDictionary<string, string> NodeSelector { get; init; }

    public required IReadOnlyList<V1Toleration> Tolerations { get; init; }
}

using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Observing;

internal sealed class MachinePods(IStore<V1Pod> pods)
{
    /// <returns>The newest pod that is not on its way out, else null.</returns>
    public V1Pod? NewestOf(ObjectKey decky) => All(decky)
        .Where(pod => !IsTwin(pod) && pod.Metadata.DeletionTimestamp is null && pod.Status?.Phase is not ("Failed" or "Succeeded"))
        .MaxBy(pod => pod.Metadata.CreationTimestamp);

    /// <returns>The pod that proves containment anew; null when there is none.</returns>
    public V1Pod? TwinOf(ObjectKey decky) => All(decky).FirstOrDefault(IsTwin);

    private static bool IsTwin(V1Pod pod) =>
        pod.Metadata.Labels.TryGetValue(ChildNames.ComponentLabel, out var component) && component == ChildNames.TwinComponent;

    private IReadOnlyList<V1Pod> All(ObjectKey decky) => pods.ByIndex(LabelIndex.Name(ChildNames.DeckyLabel), LabelIndex.Value(decky));
}

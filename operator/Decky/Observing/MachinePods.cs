using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Observing;

internal sealed class MachinePods(IStore<V1Pod> pods)
{
    /// <returns>The newest pod that is not on its way out, else null.</returns>
    public V1Pod? NewestOf(ObjectKey decky) => pods.ByIndex(LabelIndex.Name(ChildNames.DeckyLabel), LabelIndex.Value(decky))
        .Where(pod => pod.Metadata.DeletionTimestamp is null && pod.Status?.Phase is not ("Failed" or "Succeeded"))
        .MaxBy(pod => pod.Metadata.CreationTimestamp);
}

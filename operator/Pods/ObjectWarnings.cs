namespace Decnet.Operator.Pods;

/// <summary>What Kubernetes says of an object in Events alone. Looked up only for what is stuck, so that no watch on Events is needed.</summary>
internal sealed class ObjectWarnings(IClusterReader reader)
{
    /// <returns>Messages of the Events that have one of the reasons.</returns>
    public async Task<IReadOnlyList<string>> OfAsync(
        V1ObjectMeta about, IReadOnlyCollection<string> reasons, CancellationToken cancellationToken)
    {
        var events = await reader.ListAsync<Corev1Event>(
            about.NamespaceProperty, null, $"involvedObject.uid={about.Uid}", cancellationToken);
        return [.. events.Where(item => reasons.Contains(item.Reason)).Select(item => item.Message ?? "")];
    }
}

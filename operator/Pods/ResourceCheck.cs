namespace Decnet.Operator.Pods;

internal static class ResourceCheck
{
    // Devices and huge pages have no place in anything of ours.
    private static readonly string[] Resources = ["cpu", "memory", "ephemeral-storage"];

    /// <returns>Null when spec.pod.resources can be used.</returns>
    public static Finding? Of(PodResources? resources) =>
        Amounts("requests", resources?.Requests) ?? Amounts("limits", resources?.Limits) ?? Order(resources);

    private static Finding? Amounts(string list, IDictionary<string, IntOrString>? given) =>
        (given ?? new Dictionary<string, IntOrString>()).Select(entry =>
            !Resources.Contains(entry.Key)
                ? Finding.InField($"spec.pod.resources.{list}", "can have cpu, memory and ephemeral-storage only", entry.Key)
            : Amount(entry.Value) is null
                ? Finding.InField($"spec.pod.resources.{list}.{entry.Key}", "must be a quantity such as 100m or 64Mi", entry.Value.ToString())
            : null).FirstOrDefault(finding => finding is not null);

    private static Finding? Order(PodResources? resources) =>
        (resources?.Requests ?? new Dictionary<string, IntOrString>())
            .Where(request => resources?.Limits?.TryGetValue(request.Key, out var limit) == true && Amount(request.Value) > Amount(limit))
            .Select(request => Finding.InField($"spec.pod.resources.requests.{request.Key}", "must not be more than the limit"))
            .FirstOrDefault();

    private static decimal? Amount(IntOrString quantity)
    {
        try
        {
            return new ResourceQuantity(quantity.ToString()).ToDecimal();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

namespace Decnet.Operator.Pods;

/// <summary>Requests and limits of a container: what a user gave, filled up with what is usual.</summary>
internal sealed record ResourceAmounts(IReadOnlyDictionary<string, string> Requests, IReadOnlyDictionary<string, string> Limits)
{
    public ResourceAmounts OverriddenBy(PodResources? given)
    {
        var requests = Text(given?.Requests);
        var limits = Text(given?.Limits);

        // A limit without a request is the request as well, as everywhere in Kubernetes.
        return new(
            Merge(requests, Requests.Where(usual => !limits.ContainsKey(usual.Key))),
            Merge(limits, Limits.Select(usual => AtLeast(usual, requests))));
    }

    public V1ResourceRequirements Requirements() => new() { Requests = Quantities(Requests), Limits = Quantities(Limits) };

    private static KeyValuePair<string, string> AtLeast(KeyValuePair<string, string> usual, Dictionary<string, string> requests) =>
        requests.TryGetValue(usual.Key, out var request) && Amount(request) > Amount(usual.Value) ? new(usual.Key, request) : usual;

    private static decimal Amount(string quantity) => new ResourceQuantity(quantity).ToDecimal();

    private static Dictionary<string, string> Text(IDictionary<string, IntOrString>? given) =>
        (given ?? new Dictionary<string, IntOrString>()).ToDictionary(entry => entry.Key, entry => entry.Value.ToString());

    private static Dictionary<string, string> Merge(Dictionary<string, string> given, IEnumerable<KeyValuePair<string, string>> usual) =>
        new(given.Concat(usual.Where(entry => !given.ContainsKey(entry.Key))));

    private static Dictionary<string, ResourceQuantity> Quantities(IReadOnlyDictionary<string, string> amounts) =>
        amounts.ToDictionary(entry => entry.Key, entry => new ResourceQuantity(entry.Value));
}

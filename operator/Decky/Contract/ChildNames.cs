namespace Decnet.Operator.Decky.Contract;

/// <summary>Names, labels and annotations of what belongs to a Decky.</summary>
internal static class ChildNames
{
    public const string DeckyLabel = "decnet.io/decky";

    /// <summary>On the pod template: a new value makes a new machine.</summary>
    public const string IdentityAnnotation = "decnet.io/identity";

    /// <summary>Selects everything that the operator made for deckies.</summary>
    public const string Selector = "app.kubernetes.io/managed-by=decnet-operator,decnet.io/decky";

    /// <summary>Longest name of a Decky: its children's names and label values keep below 63 with it.</summary>
    public const int LongestDecky = 52;

    public static string Identity(string decky) => $"{decky}-identity";

    public static Dictionary<string, string> Labels(string decky) => new()
    {
        ["app.kubernetes.io/name"] = "decky",
        ["app.kubernetes.io/instance"] = decky,
        ["app.kubernetes.io/component"] = "decky",
        [ChildMarks.ManagedByLabel] = ChildMarks.ManagedBy,
        ["app.kubernetes.io/part-of"] = "decnet",
        [DeckyLabel] = decky,
    };

    /// <summary>What never changes in a Deployment's selector.</summary>
    public static Dictionary<string, string> Selection(string decky) => new()
    {
        ["app.kubernetes.io/name"] = "decky",
        [DeckyLabel] = decky,
    };
}

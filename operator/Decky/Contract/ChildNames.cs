namespace Decnet.Operator.Decky.Contract;

/// <summary>Names, labels and annotations of what belongs to a Decky.</summary>
internal static class ChildNames
{
    public const string DeckyLabel = "decnet.io/decky";

    /// <summary>On the pod template: a new value makes a new machine.</summary>
    public const string IdentityAnnotation = "decnet.io/identity";

    /// <summary>Annotation by which whoever changes the service list says who it is, for people and for the log.</summary>
    public const string ActorAnnotation = "decnet.io/actor";

    /// <summary>Annotation by which whoever changes the service list says why.</summary>
    public const string TriggerAnnotation = "decnet.io/trigger";

    /// <summary>On a Service that shall lead nowhere: a label that no pod has.</summary>
    public const string WithheldLabel = "decnet.io/withheld";

    public const string ComponentLabel = "app.kubernetes.io/component";

    /// <summary>Component of the machine; the Service leads to it alone.</summary>
    public const string MachineComponent = "decky";

    /// <summary>Component of the pod that proves containment anew: the policy holds for it, the Service does not lead to it.</summary>
    public const string TwinComponent = "proof";

    /// <summary>Selects everything that the operator made for deckies.</summary>
    public const string Selector = "app.kubernetes.io/managed-by=decnet-operator,decnet.io/decky";

    /// <summary>Longest name of a Decky: its children's names and label values keep below 63 with it.</summary>
    public const int LongestDecky = 52;

    public static string Identity(string decky) => $"{decky}-identity";

    public static string Twin(string decky) => $"{decky}-proof";

    public static Dictionary<string, string> Labels(string decky) => new()
    {
        ["app.kubernetes.io/name"] = "decky",
        ["app.kubernetes.io/instance"] = decky,
        [ComponentLabel] = MachineComponent,
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

    /// <summary>The machine and nothing else that the policy holds for.</summary>
    public static Dictionary<string, string> MachineSelection(string decky) => new(Selection(decky)) { [ComponentLabel] = MachineComponent };
}

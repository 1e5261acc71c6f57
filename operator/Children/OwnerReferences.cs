namespace Decnet.Operator.Children;

internal static class OwnerReferences
{
    /// <summary>No blockOwnerDeletion: deleting an owner never waits for anything.</summary>
    public static V1OwnerReference To<T>(string name, string uid)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.Of<T>();
        return new() { ApiVersion = kind.ApiVersion, Kind = kind.Kind, Name = name, Uid = uid, Controller = true };
    }
}

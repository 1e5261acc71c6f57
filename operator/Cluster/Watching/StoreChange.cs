namespace Decnet.Operator.Cluster.Watching;

/// <summary>One difference between what was known and what is: no old means new, no new means deleted.</summary>
internal readonly record struct StoreChange<T>(T? Old, T? New)
    where T : class
{
    public T Latest => New ?? Old!;
}

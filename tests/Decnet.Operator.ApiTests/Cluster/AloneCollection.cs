namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>
/// Tests that nothing may run beside: they restart the API server that all share, take a definition away, or measure the process or its clock.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}

namespace Decnet.Cluster.EndToEnd.Tests;

/// <summary>One cluster for all these tests, one test after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LifecycleCollection : ICollectionFixture<LifecycleCluster>
{
    public const string Name = "one cluster";
}

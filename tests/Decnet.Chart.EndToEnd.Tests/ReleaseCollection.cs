namespace Decnet.Chart.EndToEnd.Tests;

/// <summary>One release, so one test after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ReleaseCollection : ICollectionFixture<ReleaseOfTheCluster>
{
    public const string Name = "one release";
}

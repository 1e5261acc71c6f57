namespace Decnet.EndToEnd.Tests.Workers;

/// <summary>There is one bus on the node: tests that stop, kill or change it take turns.</summary>
[CollectionDefinition(Name)]
public sealed class WorkerCollection
{
    public const string Name = "workers";
}

namespace Decnet.Bus.Topics;

/// <summary>The topics of one topology.</summary>
public readonly record struct TopologyTopics
{
    internal TopologyTopics(string id)
    {
        Token.Check(id);
        Id = id;
    }

    public string Id { get; }

    public Topic Status => Topic.Of("topology", Id, "status");

    public Topic MutationEnqueued => Topic.Of("topology", Id, "mutation", "enqueued");

    public Topic MutationApplying => Topic.Of("topology", Id, "mutation", "applying");

    public Topic MutationApplied => Topic.Of("topology", Id, "mutation", "applied");

    public Topic MutationFailed => Topic.Of("topology", Id, "mutation", "failed");
}

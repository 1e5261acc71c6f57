namespace Decnet.Bus.Topics;

/// <summary>The topics of one decky.</summary>
public readonly record struct DeckyTopics
{
    internal DeckyTopics(string id) => Id = id;

    /// <summary>`namespace_name`.</summary>
    public string Id { get; }

    public Topic State => Topic.Of("decky", Id, "state");

    public Topic Traffic => Topic.Of("decky", Id, "traffic");

    public Topic Mutation => Topic.Of("decky", Id, "mutation");

    public Topic MutateRequest => Topic.Of("decky", Id, "mutate_request");

    public Topic Fingerprint => Topic.Of("decky", Id, "fingerprint");
}

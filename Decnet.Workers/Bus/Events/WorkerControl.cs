namespace Decnet.Bus.Events;

/// <summary>Payload of `system.{worker}.control`.</summary>
public sealed record WorkerControl
{
    public const string Stop = "stop";

    public required string Action { get; init; }

    /// <summary>Whom it concerns; null: every worker of the role.</summary>
    public string? Pod { get; init; }
}

namespace Decnet.Operator.Steps;

/// <summary>What a step says about the ones after it.</summary>
internal abstract record StepResult
{
    /// <summary>On to the next step.</summary>
    public static StepResult Continue { get; } = new Next();

    /// <summary>Nothing more to do, and nothing to report: the object is going away.</summary>
    public static StepResult Done { get; } = new End();

    /// <summary>Stops here and says why.</summary>
    /// <param name="finding">Becomes the reason of the Ready condition.</param>
    /// <param name="after">When to look again; null when a watch will tell of the change.</param>
    public static StepResult Wait(Finding finding, TimeSpan? after = null) => new Waiting(finding, after);

    /// <summary>Stops here although nothing is wrong: what is there shall stay as it is for now.</summary>
    public static StepResult Held { get; } = new OnHold();

    internal sealed record Next : StepResult;

    internal sealed record End : StepResult;

    internal sealed record OnHold : StepResult;

    internal sealed record Waiting(Finding Finding, TimeSpan? After) : StepResult;
}

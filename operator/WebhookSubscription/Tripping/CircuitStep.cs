using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Tripping;

/// <summary>
/// Makes the move that <see cref="CircuitTable"/> asks for. The worker trips by itself; here is repaired what it left half done, and cleared what a person
/// enabled again. Every write rests on the version that was looked at: refused when somebody was faster, and then his word is looked at first.
/// </summary>
internal sealed class CircuitStep(IClusterWriter writer, TimeProvider time) : IStep<Pass>
{
    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var circuit = Circuit.Of(pass.Subscription);
        switch (CircuitTable.Of(circuit))
        {
            case { Move: CircuitMove.Clear } verdict:
                await ClearAsync(pass, verdict.State, cancellationToken);
                break;
            case { Move: CircuitMove.Trip } when !circuit.InStatusAlone:
                pass.Subscription = await writer.MergeAsync(
                    pass.Subscription, new Dictionary<string, object> { ["spec"] = new Dictionary<string, bool> { ["enabled"] = false } }, cancellationToken);
                await StampAsync(pass, cancellationToken);
                break;
            case { Move: CircuitMove.Trip or CircuitMove.FinishTrip }:
                await StampAsync(pass, cancellationToken);
                break;
            default:
                break;
        }

        return StepResult.Continue;
    }

    private async Task ClearAsync(Pass pass, string state, CancellationToken cancellationToken) =>
        pass.Subscription = await writer.MergeStatusAsync(pass.Subscription, CircuitWrites.Cleared(pass.Subscription, state), cancellationToken);

    private async Task StampAsync(Pass pass, CancellationToken cancellationToken) =>
        pass.Subscription = await writer.MergeStatusAsync(pass.Subscription, CircuitWrites.Stamped(pass.Subscription, time.GetUtcNow()), cancellationToken);
}

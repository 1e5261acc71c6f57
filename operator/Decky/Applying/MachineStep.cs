using System.Collections.Concurrent;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Mutating;

namespace Decnet.Operator.Decky.Applying;

/// <summary>Makes the machine. Whatever would make a running one anew waits for those who are logged in.</summary>
internal sealed class MachineStep(ChildApplier applier, Restraint restraint) : IStep<Pass>
{
    // The cache may still show the Deployment of before our last word.
    private readonly ConcurrentDictionary<string, string> _asked = new();

    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var runs = pass.Observed.Deployment?.Spec?.Replicas > 0;
        if (runs && !pass.Identity!.IsComplete)
        {
            // Somebody deleted a host key. The machine is made anew when it has another, not before.
            return StepResult.Continue;
        }

        var desired = MachineDeployment.Build(pass.Plan!, pass.Identity!, pass.Identity!.IsComplete);
        var hash = DesiredHash.Of(desired);
        if (runs && IsChange(pass, hash) && await restraint.HoldsAsync(pass, cancellationToken))
        {
            return StepResult.Continue;
        }

        var result = await applier.ApplyAsync(
            Owner.Of(pass.Decky), desired, pass.Observed.Deployment, child => pass.Deployment = child, null, cancellationToken);
        if (result is StepResult.Next)
        {
            _asked[pass.Decky.Metadata.Uid] = hash;
        }

        return result;
    }

    public void Forget(string uid) => _asked.TryRemove(uid, out _);

    private bool IsChange(Pass pass, string hash) =>
        pass.Observed.Deployment is { } existing && DesiredHash.Read(existing) is { } before && before != hash
        && !(_asked.TryGetValue(pass.Decky.Metadata.Uid, out var asked) && asked == hash);
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Applying;
using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Identity.Passwords;
using Decnet.Operator.Decky.Judging;
using Decnet.Operator.Decky.Mutating;
using Decnet.Operator.Decky.Observing;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Proving;
using Decnet.Operator.Decky.Proving.SourceAddress;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky;

/// <summary>Makes a decoy machine of every Decky, keeps it as it should be, and says how it is.</summary>
internal sealed class DeckyController(
    Observer observer,
    PauseStep pause,
    PlanStep plan,
    PasswordStep passwords,
    MutationStep mutation,
    IdentityStep identity,
    ContainmentStep containment,
    MachineStep machine,
    ContainmentProofStep containmentProof,
    ExposureStep exposure,
    SourceAddressStep sourceAddress,
    SourceAddressProver prover,
    DeckyDefaults defaults,
    StatusReporter reporter) : IEntityController<V1Alpha1Decky>
{
    private readonly IStep<Pass>[] _preparation = [pause, plan];
    private readonly IStep<Pass>[] _making =
        [passwords, mutation, identity, containment, machine, containmentProof, exposure, sourceAddress];

    public async Task<ReconcileResult> ReconcileAsync(V1Alpha1Decky entity, CancellationToken cancellationToken)
    {
        var pass = new Pass(entity, await observer.ObserveAsync(entity, cancellationToken));
        var outcome = await StepRunner.RunAsync(pass, _preparation, cancellationToken);
        if (outcome is StepResult.Next && !pass.IsPaused)
        {
            outcome = await StepRunner.RunAsync(pass, _making, cancellationToken);
        }

        return outcome is StepResult.End ? ReconcileResult.Done : await ReportAsync(pass, outcome, cancellationToken);
    }

    // Children follow their owner by themselves, recordings stay.
    public Task<ReconcileResult> DeletedAsync(V1Alpha1Decky entity, CancellationToken cancellationToken)
    {
        machine.Forget(entity.Metadata.Uid);
        prover.Forget(entity.Metadata.Uid);
        return Task.FromResult(ReconcileResult.Done);
    }

    private async Task<ReconcileResult> ReportAsync(Pass pass, StepResult outcome, CancellationToken cancellationToken)
    {
        var judgement = Judge.Of(pass, outcome, defaults.Proofs);
        await reporter.ReportAsync(pass, judgement, cancellationToken);
        return judgement.LookAgain is { } after ? ReconcileResult.After(after) : ReconcileResult.Done;
    }
}

using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Judging;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky.Proving.SourceAddress;

/// <summary>Takes down what a synthetic log-in through the Service came to, and makes one when the proof is due again.</summary>
internal sealed class SourceAddressStep(
    DeckyDefaults defaults, ProofRhythm rhythm, SourceAddressProver prover, IEventRecorder events, ProofPace pace, TimeProvider time) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var uid = pass.Decky.Metadata.Uid;
        if (prover.Take(uid) is { } outcome)
        {
            TakeDown(pass, outcome);
        }

        if (defaults.Proofs.SourceAddress && !prover.IsRunning(uid))
        {
            Repeat(pass, uid);
        }

        if (prover.IsRunning(uid))
        {
            pass.LookAgainAfter(pace.UntilAnswered);
        }

        return Task.FromResult(StepResult.Continue);
    }

    private void TakeDown(Pass pass, LogInOutcome outcome)
    {
        pass.Proofs = pass.Proofs.With(new()
        {
            About = DeckyConditions.SourceAddressTrusted,
            At = WholeSeconds.Now(time),
            By = ProofMeans.LogIn,
            Pod = outcome.Trial.Machine.Metadata.Uid,
            Subject = Subject(pass),
            Tried = [$"{outcome.Trial.Service} {outcome.Trial.Host}:{outcome.Trial.Port}"],
            Found = outcome.Problem is { } problem ? [problem] : null,
            User = outcome.Trial.User,
            SentFrom = outcome.SentFrom,
            RecordedAs = outcome.RecordedAs,
        });
        if (outcome.Skipped > 0)
        {
            events.Warning(pass.Decky, Reason.SessionsSkipped,
                $"{outcome.Skipped} sessions could not be recorded since {outcome.Trial.Since:u}; the machine's log says why");
        }
    }

    private void Repeat(Pass pass, string uid)
    {
        var machine = pass.Observed.Pod;
        if (machine is null || !PodPhases.IsReady(machine) || !pass.Observed.HasReadyEndpoint
            || Addresses.Of(pass.Plan!, pass.Service, machine) is not [var endpoint, ..])
        {
            return;
        }

        var last = pass.Proofs.Of(DeckyConditions.SourceAddressTrusted, machine);
        var next = ProofDates.Next(last, Subject(pass), rhythm.Interval);
        var now = time.GetUtcNow().UtcDateTime;
        if (next > now)
        {
            pass.LookAgainAfter(next.Value - now);
        }
        else if (next is not null)
        {
            var since = last?.At ?? machine.Metadata.CreationTimestamp ?? now;
            prover.Start(uid, new(pass.Decky.Metadata.Name, endpoint.Service, endpoint.Address, endpoint.Port, machine, SyntheticUser.Name(), since));
        }
    }

    // What the way through the Service depends on.
    private static string Subject(Pass pass) => string.Join(' ', pass.Service?.Spec is { } spec
        ? [spec.Type, spec.ClusterIP, .. (spec.Ports ?? []).Select(port => $"{port.Name}:{port.Port}:{port.NodePort}")]
        : []);
}

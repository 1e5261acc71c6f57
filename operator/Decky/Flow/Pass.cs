using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Observing;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Proving;

namespace Decnet.Operator.Decky.Flow;

/// <summary>One reconcile of one decky: what was seen, and what the steps so far made of it.</summary>
internal sealed class Pass(V1Alpha1Decky decky, Observation observed)
{
    /// <summary>The cached copy: never changed.</summary>
    public V1Alpha1Decky Decky => decky;

    public Observation Observed => observed;

    public bool IsPaused { get; set; }

    /// <summary>Null until the spec was found to be good.</summary>
    public MachinePlan? Plan { get; set; }

    /// <summary>In clear text, by account.</summary>
    public IReadOnlyDictionary<string, string> Passwords { get; set; } = new Dictionary<string, string>();

    public MachineIdentity? Identity { get; set; }

    /// <summary>What is proved, by the condition that rests on it.</summary>
    public ProofBook Proofs { get; set; } = new(decky.Status?.Proofs);

    /// <summary>A change that waits for somebody who is logged in.</summary>
    public DeckyHeldChange? Held { get; set; }

    /// <summary>Names of the services that the machine is made with; null while it stays as it was.</summary>
    public IList<string>? Services { get; set; }

    /// <summary>The change of the service list that is under way, or the last one.</summary>
    public DeckyMutation? Mutation { get; set; } = decky.Status?.Mutation;

    /// <summary>Nobody needs to be waited for any more: the machine may be made anew.</summary>
    public bool MayRestart { get; set; }

    /// <summary>When to look again although nothing changed: the earliest that a step asked for.</summary>
    public TimeSpan? LookAgain { get; private set; }

    /// <summary>As applied; else as observed.</summary>
    public V1Deployment? Deployment { get; set; } = observed.Deployment;

    /// <inheritdoc cref="Deployment"/>
    public V1NetworkPolicy? Policy { get; set; } = observed.Policy;

    /// <inheritdoc cref="Deployment"/>
    public V1Service? Service { get; set; } = observed.Service;

    public void LookAgainAfter(TimeSpan delay)
    {
        var soonest = delay < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : delay;
        LookAgain = LookAgain is { } earlier && earlier < soonest ? earlier : soonest;
    }
}

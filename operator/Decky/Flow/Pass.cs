using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Observing;
using Decnet.Operator.Decky.Planning;

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

    /// <summary>As applied; else as observed.</summary>
    public V1Deployment? Deployment { get; set; } = observed.Deployment;

    /// <inheritdoc cref="Deployment"/>
    public V1Service? Service { get; set; } = observed.Service;
}

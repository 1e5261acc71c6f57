using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Applying;
using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Decky.Identity.Passwords;
using Decnet.Operator.Decky.MachineLog;
using Decnet.Operator.Decky.Mutating;
using Decnet.Operator.Decky.Observing;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Proving;
using Decnet.Operator.Decky.Proving.SourceAddress;
using Decnet.Operator.Decky.Reporting;
using Decnet.Operator.Decky.Telling;
using Decnet.Operator.Secrets;
using Decnet.Operator.Sessions;

namespace Decnet.Operator.Decky;

/// <summary>Puts the Decky controller together.</summary>
internal static class DeckyServices
{
    private const int ReservedKeys = 16;

    /// <param name="services">With the runtime in it.</param>
    /// <param name="defaults">What deckies leave open.</param>
    /// <param name="cluster">Decides which API tells of endpoints.</param>
    /// <param name="maxParallel">Reconciles at a time.</param>
    public static IServiceCollection AddDeckies(
        this IServiceCollection services, DeckyDefaults defaults, ClusterVersion cluster, int maxParallel)
    {
        var forge = new RsaForge(ReservedKeys, Math.Max(1, Environment.ProcessorCount - 1), RsaForge.Make);
        var sessions = new SessionBook(TimeProvider.System);
        services.AddSingleton(sessions);
        services.AddSingleton(defaults);
        services.AddSingleton<PasswordSecrets>();
        services.AddSingleton<Observer>();
        services.AddHostKeys(forge);
        services.AddSingleton<IPasswordHasher>(new RememberingHasher(new CryptHasher()));
        services.AddSingleton<IdentityKeeper>();
        services.AddSingleton<Announcer>();
        services.AddSingleton<StatusReporter>();
        services.AddProofs();
        services.AddSteps();
        return cluster.HasEndpointSlices
            ? services.AddSingleton<IEndpointView, EndpointSlices>().AddController<V1EndpointSlice>(maxParallel, forge, sessions)
            : services.AddSingleton<IEndpointView, OldEndpoints>().AddController<V1Endpoints>(maxParallel, forge, sessions);
    }

    // Disposed with the container, which a ready-made instance would not be.
    private static void AddHostKeys(this IServiceCollection services, RsaForge forge)
    {
        services.AddSingleton(_ => forge);
        services.AddSingleton<IHostKeyMaker>(provider => new HostKeyMaker(provider.GetRequiredService<RsaForge>().TryTake));
    }

    private static void AddProofs(this IServiceCollection services)
    {
        services.AddSingleton(new ProofPace());
        services.AddSingleton<ILogInAttempt, SshAttempt>();
        services.AddSingleton<ILogInAttempt, TelnetAttempt>();
        services.AddSingleton<TrialLog>();
        services.AddSingleton<SourceAddressProver>();
        services.AddSingleton<ILiveSessions, LoggedSessions>();
        services.AddSingleton<Restraint>();
        services.AddSingleton<ChangeOrigin>();
        services.AddSingleton<FormerChildren>();
        services.AddSingleton<ProofRhythm>();
        services.AddSingleton<ISecurityLog, StandardOutput>();
    }

    private static void AddSteps(this IServiceCollection services)
    {
        services.AddSingleton<PauseStep>();
        services.AddSingleton<PlanStep>();
        services.AddSingleton<PasswordStep>();
        services.AddSingleton<MutationStep>();
        services.AddSingleton<IdentityStep>();
        services.AddSingleton<ContainmentStep>();
        services.AddSingleton<MachineStep>();
        services.AddSingleton<ContainmentProofStep>();
        services.AddSingleton<ExposureStep>();
        services.AddSingleton<SourceAddressStep>();
    }

    private static IServiceCollection AddController<TEndpoints>(this IServiceCollection services, int maxParallel, RsaForge forge, SessionBook sessions)
        where TEndpoints : class, IKubernetesObject<V1ObjectMeta> =>
        services.AddController<V1Alpha1Decky, DeckyController>("decky", watch =>
        {
            watch.MaxParallel = maxParallel;
            watch.CalledBy(forge.Tell)
                .CalledBy(sessions.Tell)
                .Owns<V1Secret>(ChildNames.Selector)
                .Owns<V1NetworkPolicy>(ChildNames.Selector)
                .Owns<V1Deployment>(ChildNames.Selector)
                .Owns<V1Service>(ChildNames.Selector)
                .OwnsByLabel<V1Pod>(ChildNames.DeckyLabel)
                .OwnsByLabel<TEndpoints>(ChildNames.DeckyLabel)
                .References<SecretMetadata>(PasswordSecrets.Names, ReferredSecrets.LabelSelector, ReferredSecrets.FieldSelector);
        });
}

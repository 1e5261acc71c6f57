using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Fills in every default. Expects a spec that <see cref="Checking.SpecCheck"/> found nothing against.</summary>
internal static class Planner
{
    public static MachinePlan Plan(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var spec = decky.Spec;
        return new MachinePlan
        {
            Namespace = decky.Metadata.NamespaceProperty,
            Name = decky.Metadata.Name,
            OwnerUid = decky.Metadata.Uid,
            Hostname = spec.Hostname ?? decky.Metadata.Name,
            Services = [.. spec.Services.Select(service => Service(service, spec.Expose?.NodePorts, defaults.LowPorts))],
            Accounts = Accounts(spec),
            Store = Store(spec.Artifacts ?? new(), defaults),
            Recording = RecordingBounds.Of(spec.Recording),
            Egress = EgressRules.Of(spec.Egress ?? new(), defaults.ClusterCidrs),
            Exposure = new(
                spec.Expose?.Type ?? ExposeType.ClusterIP,
                spec.Expose?.LoadBalancerClass,
                new Dictionary<string, string>(spec.Expose?.Annotations ?? new Dictionary<string, string>())),
            Pod = PodBounds.Of(spec.Pod ?? new(), defaults),
            ExposedOnlyContained = spec.ExposeWhen == ExposeWhen.Contained,
            SessionGrace = spec.SessionGrace is { } grace ? Duration.Parse(grace) ?? defaults.SessionGrace : defaults.SessionGrace,
            Targets = defaults.Proofs.Targets,
        };
    }

    public static int Port(DeckyService service) => service.Port ?? ServicePorts.Usual(service.Name);

    private static PlannedService Service(DeckyService service, DeckyNodePorts? fixedPorts, bool lowPorts) => new(
        service.Name,
        Port(service),
        ServicePorts.Listening(service.Name, lowPorts),
        service.Name == ServiceName.Telnet ? fixedPorts?.Telnet : fixedPorts?.Ssh);

    private static List<PlannedAccount> Accounts(DeckySpec spec) =>
    [
        .. spec.Services
            .SelectMany((service, s) => (service.Accounts ?? [])
                .Select((account, a) => new PlannedAccount(
                    account.Name, account.Password, account.PasswordFrom, $"spec.services[{s}].accounts[{a}]")))
            .DistinctBy(account => account.Name),
    ];

    private static PlannedStore Store(DeckyArtifacts artifacts, DeckyDefaults defaults)
    {
        var claim = artifacts.PersistentVolumeClaim?.ClaimName;
        var hostPath = claim is null ? artifacts.HostPath ?? defaults.ArtifactRoot : null;
        return new(hostPath, claim, artifacts.Uid ?? defaults.Uid, artifacts.Gid ?? defaults.Gid);
    }
}

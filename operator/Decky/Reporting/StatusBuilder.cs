using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Judging;
using Decnet.Operator.Decky.Mutating;

namespace Decnet.Operator.Decky.Reporting;

/// <summary>The part of the status that is the operator's. Fingerprints are the workers'.</summary>
internal static class StatusBuilder
{
    public static V1Alpha1Decky Build(Pass pass, Judgement judgement, DateTime now)
    {
        var decky = pass.Decky;
        V1Condition Condition(string type, ConditionVerdict verdict) =>
            Conditions.Write(type, verdict, decky.Status?.Conditions, decky.Metadata.Generation, now);

        // A machine that was made stays what it is while a new spec cannot be planned, or has to wait.
        var services = pass.Services ?? decky.Status?.Services ?? pass.Plan?.Services.Select(service => service.Name).ToList();
        return new()
        {
            Metadata = new() { Name = decky.Metadata.Name, NamespaceProperty = decky.Metadata.NamespaceProperty },
            Status = new()
            {
                ObservedGeneration = decky.Metadata.Generation,
                Conditions =
                [
                    Condition(Conditions.Ready, judgement.Ready),
                    Condition(DeckyConditions.ArtifactsReady, judgement.Artifacts),
                    Condition(DeckyConditions.Exposed, judgement.Exposed),
                    Condition(DeckyConditions.Contained, judgement.Contained),
                    Condition(DeckyConditions.Disguised, judgement.Disguised),
                    Condition(DeckyConditions.SourceAddressTrusted, judgement.SourceAddress),
                ],
                Offered = services is null ? null : string.Join(',', services),
                Address = judgement.Endpoints.Select(Address).FirstOrDefault(),
                Endpoints = judgement.Endpoints.Count == 0 ? null : [.. judgement.Endpoints],
                PodIP = Filled(pass.Observed.Pod?.Status?.PodIP),
                Node = Filled(pass.Observed.Pod?.Spec?.NodeName),
                Services = services,
                Mutation = MutationProgress.Of(pass.Mutation, pass.Observed.Pod, judgement.Ready, now),
                Held = pass.Held,
                Sessions = RecordedSessions.Of(decky.Status?.Sessions, pass.Observed.Sessions),
                Proofs = pass.Proofs.All.Count == 0 ? null : [.. pass.Proofs.All],
            },
        };
    }

    private static string Address(DeckyEndpoint endpoint) =>
        endpoint.Address.Contains(':', StringComparison.Ordinal) ? $"[{endpoint.Address}]:{endpoint.Port}" : $"{endpoint.Address}:{endpoint.Port}";

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

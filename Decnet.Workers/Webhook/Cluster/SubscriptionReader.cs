using System.Net;
using Decnet.Webhook.Subscribing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>From the resource and the Secrets that it names to what delivering needs. Pure.</summary>
internal static class SubscriptionReader
{
    private static readonly Uri Nowhere = new("about:blank");

    /// <param name="secret">By name, within the subscription's namespace; null: not read yet.</param>
    public static Subscription Read(V1Alpha1WebhookSubscription resource, ClusterOptions options, Func<string, SecretState?> secret)
    {
        var (spec, circuit) = (resource.Spec, Circuit.Of(resource, options.CircuitThreshold));
        var (keys, keyFault) = Keys(spec.SecretRef, secret);
        var (tls, tlsFault) = TlsFiles.Read(spec.Tls, secret);
        var problem = SubscriptionCheck.FirstProblem(resource);
        var subscription = new Subscription
        {
            Key = new(resource.Metadata.NamespaceProperty, resource.Metadata.Name, resource.Metadata.Uid),
            Generation = resource.Metadata.Generation ?? 0,
            Url = SubscriptionUrl.TryParse(spec.Url, out var url) ? url : Nowhere,
            Keys = keys,
            Fault = problem is null ? keyFault ?? tlsFault : $"{problem.Field}: {problem.Message}",
            Patterns = SimpleEvents.Patterns(spec),
            State = State(CircuitTable.Of(circuit).State),
            Threshold = circuit.Threshold,
            OnTrip = circuit.InStatusAlone ? Subscribing.TripMode.StatusOnly : Subscribing.TripMode.Disable,
            ConsecutiveFailures = circuit.Failures,
            Tls = tls,
            Scope = EventScope.Of(resource.Metadata.NamespaceProperty, options.Home).Namespace is null
                ? SubscriptionScope.Everything
                : SubscriptionScope.OwnNamespace,
            OnResume = spec.Withheld == WithheldEvents.Skip ? ResumeMode.Skip : ResumeMode.Deliver,
        };
        return problem is null ? WithLimits(subscription, spec) : subscription;
    }

    private static Subscription WithLimits(Subscription subscription, SubscriptionSpec spec) => subscription with
    {
        RateLimit = spec.RateLimit is { } limit ? new(limit.PerSecond, limit.Burst ?? limit.PerSecond) : null,
        Batch = spec.Batch is { MaxEvents: > 1 } batch ? new(batch.MaxEvents.Value, BatchDelay.Of(batch)!.Value) : null,
        Concurrency = spec.Concurrency ?? 1,
        Format = Format(spec.Format),
        Template = spec.Template is { } template ? new(template.Body, template.ContentType ?? TemplateSpec.UsualContentType) : null,
        AllowedCidrs = [.. (spec.AllowedCidrs ?? []).Select(network => IPNetwork.Parse(network))],
    };

    private static (SigningKeys? Keys, string? Fault) Keys(SigningKeyReference reference, Func<string, SecretState?> secret)
    {
        if (secret(reference.Name) is not { } state)
            return (null, "spec.secretRef: the Secret was not read yet");
        if (state.Data is null)
            return (null, "spec.secretRef: there is no such Secret");

        var (texts, problem) = SigningSecret.Read(state.Data, reference);
        if (problem is not null)
            return (null, $"spec.secretRef: {problem}");

        var keys = texts.Select(text => HmacKey.Parse(text, out _)).ToList();
        return keys.Contains(null)
            ? (null, "spec.secretRef: what it holds is no key")
            : (new(keys[0]!, keys.ElementAtOrDefault(1)), null);
    }

    private static SubscriptionState State(string state) => state switch
    {
        CircuitState.Active => SubscriptionState.Active,
        CircuitState.Tripped => SubscriptionState.Tripped,
        _ => SubscriptionState.Paused,
    };

    private static PayloadFormat Format(string? format) => format switch
    {
        BodyFormat.TheHive => PayloadFormat.TheHive,
        BodyFormat.Wazuh => PayloadFormat.Wazuh,
        BodyFormat.Slack => PayloadFormat.Slack,
        BodyFormat.Cef => PayloadFormat.Cef,
        BodyFormat.Template => PayloadFormat.Template,
        _ => PayloadFormat.Decnet,
    };
}

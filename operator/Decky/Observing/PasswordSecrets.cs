using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Observing;

/// <summary>Which Secrets a spec refers to; a change of one of them leads back to the deckies that use it.</summary>
internal static class PasswordSecrets
{
    /// <summary>Keeps the two kinds of Secrets that are most and largest in a cluster out of the cache.</summary>
    public const string FieldSelector = "type!=kubernetes.io/service-account-token,type!=helm.sh/release.v1";

    /// <summary>What we made ourselves is in another cache already.</summary>
    public const string LabelSelector = $"{ChildMarks.ManagedByLabel}!={ChildMarks.ManagedBy}";

    public static IEnumerable<string> Names(V1Alpha1Decky decky) => (decky.Spec?.Services ?? [])
        .SelectMany(service => service.Accounts ?? [])
        .Select(account => account.PasswordFrom?.Name)
        .OfType<string>().Distinct();
}

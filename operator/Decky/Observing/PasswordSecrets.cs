using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Secrets;

namespace Decnet.Operator.Decky.Observing;

/// <summary>The Secrets with the passwords of a decky's accounts; a change of one of them leads back to the deckies that use it.</summary>
internal sealed class PasswordSecrets(IStores stores, IClusterReader reader, WatchedNamespaces within)
{
    private readonly ReferredSecrets _secrets = new(stores, reader, within);

    public static IEnumerable<string> Names(V1Alpha1Decky decky) => (decky.Spec?.Services ?? [])
        .SelectMany(service => service.Accounts ?? [])
        .Select(account => account.PasswordFrom?.Name)
        .OfType<string>().Distinct();

    /// <returns>By name; those that do not exist are missing.</returns>
    public Task<IReadOnlyDictionary<string, V1Secret>> OfAsync(V1Alpha1Decky decky, CancellationToken cancellationToken) =>
        _secrets.OfAsync(ObjectKey.Of(decky), Names(decky), cancellationToken);
}

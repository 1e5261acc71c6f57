using System.Globalization;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>
/// What watches and our own writes show of the subscriptions and their Secrets: the newest version of each. Objects are shared and never changed.
/// </summary>
internal sealed class SubscriptionBoard(IReadOnlyCollection<string> scopes)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _unread = [.. scopes];
    private readonly Dictionary<ResourceName, V1Alpha1WebhookSubscription> _subscriptions = [];
    private readonly Dictionary<ResourceName, SecretState> _secrets = [];

    /// <summary>Raised after each change, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Every scope was listed once.</summary>
    public bool IsRead
    {
        get
        {
            lock (_gate)
            {
                return _unread.Count == 0;
            }
        }
    }

    public V1Alpha1WebhookSubscription? Get(ResourceName name)
    {
        lock (_gate)
        {
            return _subscriptions.GetValueOrDefault(name);
        }
    }

    public IReadOnlyList<V1Alpha1WebhookSubscription> List()
    {
        lock (_gate)
        {
            return [.. _subscriptions.Values];
        }
    }

    /// <returns>Null when it was not read yet.</returns>
    public SecretState? Secret(ResourceName name)
    {
        lock (_gate)
        {
            return _secrets.GetValueOrDefault(name);
        }
    }

    /// <summary>The whole of a scope, as listed.</summary>
    public void Replace(string scope, IReadOnlyList<V1Alpha1WebhookSubscription> items)
    {
        lock (_gate)
        {
            var listed = items.Select(Name).ToHashSet();
            foreach (var gone in _subscriptions.Keys.Where(name => (scope.Length == 0 || name.Namespace == scope) && !listed.Contains(name)).ToList())
                _subscriptions.Remove(gone);
            foreach (var item in items)
                Keep(item);
            _unread.Remove(scope);
        }

        Changed?.Invoke();
    }

    public void Take(V1Alpha1WebhookSubscription item, bool isDeleted)
    {
        lock (_gate)
        {
            if (!isDeleted)
                Keep(item);
            else if (_subscriptions.TryGetValue(Name(item), out var known) && known.Metadata.Uid == item.Metadata.Uid)
                _subscriptions.Remove(Name(item));
        }

        Changed?.Invoke();
    }

    public void Take(ResourceName name, SecretState secret)
    {
        lock (_gate)
        {
            _secrets[name] = secret;
        }

        Changed?.Invoke();
    }

    /// <summary>Secrets that nobody names any more leave the memory.</summary>
    public void KeepSecrets(IReadOnlySet<ResourceName> named)
    {
        lock (_gate)
        {
            foreach (var name in _secrets.Keys.Where(name => !named.Contains(name)).ToList())
                _secrets.Remove(name);
        }
    }

    public static ResourceName Name(V1Alpha1WebhookSubscription item) => new(item.Metadata.NamespaceProperty, item.Metadata.Name);

    // A watch may be behind what our own write returned.
    private void Keep(V1Alpha1WebhookSubscription item)
    {
        var name = Name(item);
        if (!_subscriptions.TryGetValue(name, out var known) || known.Metadata.Uid != item.Metadata.Uid || Version(item) > Version(known))
            _subscriptions[name] = item;
    }

    private static ulong Version(V1Alpha1WebhookSubscription item) =>
        ulong.TryParse(item.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : ulong.MaxValue;
}

using Decnet.Bus.Events;
using Decnet.Bus.Matching;

namespace Decnet.Bus.Clients;

/// <summary>The subscriptions of one client. The server sends one copy of an event a connection; here it reaches every one that matches.</summary>
internal sealed class SubscriptionSet
{
    private readonly Lock _gate = new();
    private readonly PatternTrie<Subscription> _trie = new();
    private readonly Dictionary<string, List<Subscription>> _byPattern = [];
    private readonly HashSet<Subscription> _found = [];

    public IReadOnlyList<string> Patterns
    {
        get
        {
            lock (_gate)
            {
                return [.. _byPattern.Keys];
            }
        }
    }

    /// <returns>True when it is the first with that pattern.</returns>
    public bool Add(Subscription subscription)
    {
        lock (_gate)
        {
            var pattern = subscription.Pattern.ToString();
            _trie.Add(pattern, subscription);
            if (_byPattern.TryGetValue(pattern, out var same))
            {
                same.Add(subscription);
                return false;
            }

            _byPattern[pattern] = [subscription];
            return true;
        }
    }

    /// <returns>True when it was the last with that pattern.</returns>
    public bool Remove(Subscription subscription)
    {
        lock (_gate)
        {
            var pattern = subscription.Pattern.ToString();
            _trie.Remove(pattern, subscription);
            return _byPattern.TryGetValue(pattern, out var same) && same.Remove(subscription) && same.Count == 0 && _byPattern.Remove(pattern);
        }
    }

    public void Deliver(BusEvent one)
    {
        lock (_gate)
        {
            _trie.Match(one.Topic, _found);
            foreach (var subscription in _found)
            {
                subscription.Offer(one);
            }

            _found.Clear();
        }
    }

    public IReadOnlyList<Subscription> All()
    {
        lock (_gate)
        {
            return [.. _byPattern.Values.SelectMany(same => same)];
        }
    }
}

using System.Security.Cryptography;
using Decnet.Operator.Native;

namespace Decnet.Operator.Decky.Identity.HostKeys;

/// <summary>
/// RSA keys take a processor half a second each and nothing else in a reconcile takes longer than a request. So they are made by threads
/// of the lowest priority: a few in advance, the rest when machines wait. A key is given away once and is kept nowhere else.
/// </summary>
/// <param name="reserve">Keys made in advance once any was wanted, so that a handful of new deckies need not wait.</param>
/// <param name="threads">Keys made at a time.</param>
/// <param name="make">Makes one key.</param>
internal sealed class RsaForge(int reserve, int threads, Func<RSAParameters> make) : IDisposable
{
    // What ssh-keygen -A makes on Debian 12.
    private const int Bits = 3072;

    private readonly object _gate = new();
    private readonly Queue<RSAParameters> _ready = new();
    private readonly Queue<ObjectKey> _waiting = new();
    private readonly HashSet<ObjectKey> _known = [];
    private Action<ObjectKey> _wake = _ => { };
    private int _making;
    private bool _running;
    private bool _closed;

    public static RSAParameters Make()
    {
        using var rsa = RSA.Create(Bits);
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    /// <returns>Null when no key is ready; the machine is woken when one is.</returns>
    public RSAParameters? TryTake(ObjectKey machine)
    {
        lock (_gate)
        {
            RunLocked();
            var found = _ready.TryDequeue(out var key);
            if (!found && _known.Add(machine))
                _waiting.Enqueue(machine);
            Monitor.PulseAll(_gate);
            return found ? key : null;
        }
    }

    /// <param name="wake">Told of a machine for which there is a key.</param>
    public void Tell(Action<ObjectKey> wake)
    {
        lock (_gate)
        {
            _wake = wake;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    // An operator that nobody asks for keys, such as a standby, makes none.
    private void RunLocked()
    {
        for (var number = 0; !_running && number < threads; number++)
            new Thread(Work) { IsBackground = true, Name = "RSA keys" }.Start();
        _running = true;
    }

    private void Work()
    {
        Scheduling.LowestPriority();
        while (IsWanted())
        {
            if (Deliver(make()) is { } machine)
                _wake(machine);
        }
    }

    /// <returns>False at the end.</returns>
    private bool IsWanted()
    {
        lock (_gate)
        {
            // A key whose machine was deleted stays ready: it must not keep one from being made for who waits.
            while (!_closed && _waiting.Count <= _making && _ready.Count + _making >= reserve + _waiting.Count)
                Monitor.Wait(_gate);
            _making++;
            return !_closed;
        }
    }

    /// <returns>Whoever waits longest.</returns>
    private ObjectKey? Deliver(RSAParameters key)
    {
        lock (_gate)
        {
            _making--;
            _ready.Enqueue(key);
            if (!_waiting.TryDequeue(out var machine))
                return null;

            _known.Remove(machine);
            return machine;
        }
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.Tests.Decky.Identity;

public sealed class RsaForgeTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _allowed = new(0);
    private readonly BlockingCollection<ObjectKey> _woken = [];
    private readonly RsaForge _forge;
    private int _made;

    public RsaForgeTests()
    {
        _forge = new RsaForge(reserve: 2, threads: 1, Make);
        _forge.Tell(_woken.Add);
    }

    [Fact]
    public void Who_finds_no_key_is_woken_when_there_is_one_in_the_order_of_asking()
    {
        Assert.Null(_forge.TryTake(Machine(1)));
        Assert.Null(_forge.TryTake(Machine(2)));
        Assert.Null(_forge.TryTake(Machine(1)));

        _allowed.Release(2);

        Assert.Equal([Machine(1), Machine(2)], new[] { Next(), Next() });
        Assert.NotNull(_forge.TryTake(Machine(1)));
    }

    [Fact]
    public void No_key_is_given_away_twice()
    {
        _allowed.Release(1000);
        var keys = Enumerable.Range(0, 20).Select(number => Have(Machine(number))).ToList();

        Assert.Distinct(keys);
    }

    [Fact]
    public void Beyond_who_waits_only_the_reserve_is_made()
    {
        _allowed.Release(1000);
        Have(Machine(1));

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _made) == 3, Limit), "the one that was taken, and the reserve");
        Assert.False(SpinWait.SpinUntil(() => Volatile.Read(ref _made) > 3, TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public void Nobody_asks_and_nothing_is_made()
    {
        _allowed.Release(1000);

        Assert.False(SpinWait.SpinUntil(() => Volatile.Read(ref _made) > 0, TimeSpan.FromMilliseconds(200)));
    }

    public void Dispose()
    {
        _forge.Dispose();
        _allowed.Release(1000);
        _woken.Dispose();
    }

    private static ObjectKey Machine(int number) => new("default", $"decky-{number}");

    private RSAParameters Make()
    {
        _allowed.Wait();
        return new RSAParameters { Modulus = BitConverter.GetBytes(Interlocked.Increment(ref _made)) };
    }

    private int Have(ObjectKey machine)
    {
        RSAParameters? key;
        while ((key = _forge.TryTake(machine)) is null)
            Next();
        return BitConverter.ToInt32(key.Value.Modulus!);
    }

    private ObjectKey Next() => _woken.TryTake(out var machine, Limit) ? machine : throw new TimeoutException("nobody was woken");
}

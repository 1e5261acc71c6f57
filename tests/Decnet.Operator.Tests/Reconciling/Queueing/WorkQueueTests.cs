using Decnet.Operator.Reconciling;
using Decnet.Operator.Reconciling.Queueing;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Operator.Tests.Reconciling.Queueing;

public sealed class WorkQueueTests : IDisposable
{
    private static readonly ObjectKey A = new("east", "a");
    private static readonly ObjectKey B = new("east", "b");

    private readonly FakeTimeProvider _time = new();
    private readonly WorkQueue _queue;

    public WorkQueueTests() => _queue = new WorkQueue(_time, new Unobserved());

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task A_key_added_many_times_is_worked_on_once()
    {
        _queue.Add(A);
        _queue.Add(A);

        Assert.Equal(A, await TakeAsync());
        Assert.False(await AvailableAsync());
    }

    [Fact]
    public async Task A_key_that_is_being_worked_on_is_not_handed_out_again_until_done()
    {
        _queue.Add(A);
        await TakeAsync();
        _queue.Add(A);
        Assert.False(await AvailableAsync());

        _queue.Done(A);

        Assert.Equal(A, await TakeAsync());
    }

    [Fact]
    public async Task Namespaces_take_turns()
    {
        foreach (var name in (string[])["1", "2", "3"])
            _queue.Add(new ObjectKey("loud", name));
        _queue.Add(new ObjectKey("quiet", "1"));

        Assert.Equal("loud/1", $"{await TakeAsync()}");
        Assert.Equal("quiet/1", $"{await TakeAsync()}");
        Assert.Equal("loud/2", $"{await TakeAsync()}");
        Assert.Equal("loud/3", $"{await TakeAsync()}");
    }

    [Fact]
    public async Task A_namespace_with_five_hundred_waiting_delays_another_by_one()
    {
        foreach (var name in Enumerable.Range(0, 500))
            _queue.Add(new ObjectKey("loud", $"{name}"));
        await TakeAsync();
        _queue.Add(new ObjectKey("quiet", "1"));

        ObjectKey[] next = [await TakeAsync(), await TakeAsync()];

        Assert.Contains(new ObjectKey("quiet", "1"), next);
    }

    [Fact]
    public async Task A_delayed_key_comes_when_its_time_has_come()
    {
        _queue.AddAfter(A, TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(await AvailableAsync());

        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(A, await TakeAsync());
    }

    [Fact]
    public async Task The_earlier_of_two_delays_wins()
    {
        _queue.AddAfter(A, TimeSpan.FromSeconds(9));
        _queue.AddAfter(A, TimeSpan.FromSeconds(1));
        _queue.AddAfter(A, TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(A, await TakeAsync());
        _queue.Done(A);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await AvailableAsync());
    }

    [Fact]
    public async Task A_change_does_not_wait_for_a_delay()
    {
        _queue.AddAfter(A, TimeSpan.FromHours(1));
        _queue.Add(A);

        Assert.Equal(A, await TakeAsync());
    }

    [Fact]
    public async Task Many_delays_are_kept_in_order()
    {
        _queue.AddAfter(B, TimeSpan.FromSeconds(2));
        _queue.AddAfter(A, TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(A, await TakeAsync());

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(B, await TakeAsync());
    }

    [Fact]
    public async Task A_closed_queue_hands_out_nothing()
    {
        var waiting = _queue.TakeAsync(CancellationToken.None);
        var other = _queue.TakeAsync(CancellationToken.None);

        _queue.Close();
        _queue.Add(A);

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAsync<OperationCanceledException>(() => other);
    }

    private async Task<ObjectKey> TakeAsync() => await _queue.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5));

    private async Task<bool> AvailableAsync()
    {
        using var now = new CancellationTokenSource();
        var take = _queue.TakeAsync(now.Token);
        var available = take.IsCompleted;
        await now.CancelAsync();
        await Task.WhenAny(take);
        return available;
    }
}

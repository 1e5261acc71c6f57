using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Delivering;

public sealed class BreakerTests : WorkerTest
{
    [Fact]
    public async Task Five_failed_deliveries_trip_and_what_comes_then_waits_and_arrives_in_order()
    {
        var receiver = await ReceiverAsync(Receiver.Status(403));
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(20);
        await Until.TrueAsync(() => Subscriptions.Get(subscription).State == SubscriptionState.Tripped, () => worker.Log.ToString());
        worker.Publish(10);
        await worker.KeptAsync();

        Assert.Equal(5, receiver.Requests.Count);
        Assert.Equal(5, Subscriptions.Failures.Count);
        Assert.Equal(1, Subscriptions.Trips);

        receiver.Answer = Receiver.Status(200);
        Subscriptions.Set(subscription);
        await worker.EmptyAsync(subscription);

        Assert.Equal(Enumerable.Range(0, 30), RunningWorker.Numbers(receiver));
        Assert.Equal(5, (await worker.CountsAsync(subscription)).Dead);
        Assert.Equal(0, Subscriptions.Get(subscription).ConsecutiveFailures);
    }

    [Fact]
    public async Task Deliveries_that_fail_together_are_one_failure()
    {
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var receiver = await ReceiverAsync();
        receiver.Answer = async (context, number) =>
        {
            // All eight are under way before the first is refused.
            if (number == 8)
                together.SetResult();
            await together.Task;
            context.Response.StatusCode = number <= 8 ? 403 : 200;
        };
        var subscription = RunningWorker.To(receiver.Url) with { Concurrency = 8 };
        var worker = await WorkerAsync(subscription);

        worker.Publish(40);
        await worker.EmptyAsync(subscription);

        Assert.Single(Subscriptions.Failures);
        Assert.Equal(0, Subscriptions.Trips);
        Assert.Equal(8, (await worker.CountsAsync(subscription)).Dead);
    }

    [Fact]
    public async Task A_success_between_failures_begins_the_count_anew()
    {
        var receiver = await ReceiverAsync((context, number) => Receiver.Status(number % 5 == 0 ? 200 : 403)(context, number));
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(40);
        await worker.EmptyAsync(subscription);

        Assert.Equal(0, Subscriptions.Trips);
        Assert.Equal(SubscriptionState.Active, Subscriptions.Get(subscription).State);
    }

    [Fact]
    public async Task It_trips_though_the_book_is_away_and_the_trip_is_written_later()
    {
        var receiver = await ReceiverAsync(Receiver.Status(403));
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        Subscriptions.Away = true;
        worker.Publish(20);
        await worker.HasAsync(receiver, 5);
        await Until.TrueAsync(() => worker.Log.ToString().Contains("tripped", StringComparison.Ordinal), () => worker.Log.ToString());
        Subscriptions.Away = false;
        await Until.TrueAsync(() => Subscriptions.Trips == 1, () => worker.Log.ToString());

        Assert.Equal(5, receiver.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_of_a_paused_subscription_wait_or_are_skipped_as_it_says(bool skip)
    {
        var mode = skip ? ResumeMode.Skip : ResumeMode.Deliver;
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url) with { OnResume = mode };
        var worker = await WorkerAsync(subscription with { State = SubscriptionState.Paused });

        worker.Publish(10);
        await worker.KeptAsync();
        Assert.Empty(receiver.Requests);
        Assert.Equal(10, (await worker.CountsAsync(subscription)).Backlog);

        Subscriptions.Set(subscription);
        await worker.EmptyAsync(subscription);
        await Until.TrueAsync(() => Subscriptions.Get(subscription).State == SubscriptionState.Active, () => "");
        worker.Publish();
        await Until.TrueAsync(() => RunningWorker.Numbers(receiver).Contains(10), () => worker.Log.ToString());

        Assert.Equal(mode == ResumeMode.Deliver ? Enumerable.Range(0, 11) : [10], RunningWorker.Numbers(receiver));
        Assert.Equal(mode == ResumeMode.Deliver ? 0 : 10, (await worker.CountsAsync(subscription)).Dropped);
    }

    [Fact]
    public async Task Beyond_its_bounds_a_queue_drops_its_oldest_and_counts_them()
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url);
        Subscriptions.Set(subscription with { State = SubscriptionState.Paused });
        var worker = await WorkerAsync(RunningWorker.Start(Folder, Subscriptions, settings => settings with { Bounds = settings.Bounds with { Events = 5 } }));

        worker.Publish(12);
        await worker.KeptAsync();
        Subscriptions.Set(subscription);
        await worker.EmptyAsync(subscription);

        Assert.Equal([7, 8, 9, 10, 11], RunningWorker.Numbers(receiver));
        Assert.Equal(7, (await worker.CountsAsync(subscription)).Dropped);
    }

    [Fact]
    public async Task A_hanging_receiver_takes_nothing_from_another()
    {
        var hanging = await ReceiverAsync((context, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var good = await ReceiverAsync();
        var worker = await WorkerAsync(RunningWorker.To(hanging.Url, "hanging") with { Concurrency = 4 }, RunningWorker.To(good.Url, "good"));

        worker.Publish(300);
        await worker.HasAsync(good, 300);

        // None of the hanging receiver's requests had come to its end while all of the other's did.
        Assert.InRange(hanging.Requests.Count, 0, 4 * 2);
    }
}

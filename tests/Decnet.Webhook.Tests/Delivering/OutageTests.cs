using System.Diagnostics;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Delivering;

/// <summary>A receiver that is away for a while, with a worker at work.</summary>
public sealed class OutageTests : WorkerTest
{
    [Fact]
    public async Task A_receiver_that_restarts_under_load_loses_nothing_and_trips_nothing()
    {
        const int Refused = 7;
        var (took, refused, gate) = (new List<int>(), 0, new Lock());
        var receiver = await ReceiverAsync();
        receiver.Answer = (context, number) =>
        {
            lock (gate)
            {
                // Going down takes the connections of everything under way with it: all five meet the outage, some of them twice.
                if (took.Count >= 20 && refused < Refused)
                {
                    refused++;
                    context.Abort();
                }
                else
                {
                    took.Add(RunningWorker.NumberOf(receiver.Requests[number - 1].Text));
                }
            }

            return Task.CompletedTask;
        };
        var subscription = RunningWorker.To(receiver.Url) with { Concurrency = 5, Threshold = 2 };
        var worker = await WorkerAsync(subscription);

        worker.Publish(50);
        await worker.EmptyAsync(subscription);

        Assert.Equal(Refused, refused);
        Assert.Equal(Enumerable.Range(0, 50), took.Order());
        Assert.Equal((0, 0), (Subscriptions.Failures.Count, Subscriptions.Trips));
        Assert.Equal(0, (await worker.CountsAsync(subscription)).Dead);
    }

    [Fact]
    public async Task With_one_request_at_a_time_order_holds_through_an_outage()
    {
        var receiver = await ReceiverAsync((context, number) => Receiver.Status(number is 3 or 4 ? 503 : 204)(context, number));
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(6);
        await worker.EmptyAsync(subscription);

        Assert.Equal([0, 1, 2, 2, 2, 3, 4, 5], RunningWorker.Numbers(receiver));
    }

    [Fact]
    public async Task Who_asks_for_three_seconds_is_left_alone_for_three_seconds()
    {
        var times = new List<long>();
        var receiver = await ReceiverAsync((context, number) =>
        {
            times.Add(Stopwatch.GetTimestamp());
            context.Response.StatusCode = number == 1 ? 429 : 204;
            context.Response.Headers.RetryAfter = "3";
            return Task.CompletedTask;
        });
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(2);
        await worker.EmptyAsync(subscription);

        // Its own wait would have been 1.2 seconds at most; a timer may be some milliseconds early.
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[1]) > TimeSpan.FromSeconds(2.5));
        Assert.Equal([0, 0, 1], RunningWorker.Numbers(receiver));
    }

    [Fact]
    public async Task A_worker_that_ends_in_the_midst_of_retries_begins_them_again_with_the_same_event()
    {
        var receiver = await ReceiverAsync(Receiver.Status(503));
        var subscription = RunningWorker.To(receiver.Url);
        Subscriptions.Set(subscription);
        await using (var first = RunningWorker.Start(Folder, Subscriptions))
        {
            await first.ReadyAsync();
            first.Publish(3);
            await first.KeptAsync();
            await first.HasAsync(receiver, 2);
        }

        receiver.Answer = Receiver.Status(204);
        var second = await WorkerAsync(RunningWorker.Start(Folder, Subscriptions));
        await second.EmptyAsync(subscription);

        Assert.Equal([0, 1, 2], RunningWorker.Numbers(receiver).Distinct());
        Assert.Equal(3, receiver.Requests.Select(request => request.Id).Distinct().Count());
        Assert.Equal((0, SubscriptionState.Active), ((await second.CountsAsync(subscription)).Dead, Subscriptions.Get(subscription).State));
    }
}

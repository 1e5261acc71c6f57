using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;

namespace Decnet.Webhook.Tests.Delivering;

public sealed class DeliveryTests : WorkerTest
{
    [Fact]
    public async Task An_event_arrives_once_signed_with_its_id_and_topic()
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url, "siem", "attacker.>", "attacker.observed", ">");
        var worker = await WorkerAsync(subscription);

        worker.Publish();
        await worker.HasAsync(receiver, 1);
        await worker.EmptyAsync(subscription);

        var request = Assert.Single(receiver.Requests);
        using var body = System.Text.Json.JsonDocument.Parse(request.Body);
        Assert.Equal(["id", "payload", "topic", "ts", "type", "v"], body.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(request.Id, body.RootElement.GetProperty("id").GetString());
        Assert.Equal(request.Id, request.Headers["webhook-id"]);
        Assert.Equal("attacker.observed", request.Headers["X-DECNET-Event-Topic"]);
        Assert.Equal("decnet-webhook/1.0", request.Headers["User-Agent"]);
        Assert.Equal(request.Headers["X-DECNET-Timestamp"], request.Headers["webhook-timestamp"]);
        Assert.Matches("^sha256=[0-9a-f]{64}$", request.Headers["X-DECNET-Signature"]);
        Assert.Equal("/hook/T0/secret-path", request.Path);
    }

    [Fact]
    public async Task Events_arrive_in_the_order_in_which_they_happened()
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(700);
        await worker.HasAsync(receiver, 700);

        Assert.Equal(Enumerable.Range(0, 700), RunningWorker.Numbers(receiver));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_trouble_is_tried_again_under_the_same_id(int status)
    {
        var receiver = await ReceiverAsync((context, number) => Receiver.Status(number == 1 ? status : 204)(context, number));
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish();
        await worker.HasAsync(receiver, 2);
        await worker.EmptyAsync(subscription);

        Assert.Single(receiver.Requests.Select(request => request.Id).Distinct());
        Assert.Equal(0, (await worker.CountsAsync(subscription)).Dead);
        var log = await worker.Reader.AttemptsAsync((await worker.CountsAsync(subscription)).QueueId, "", 10, TestContext.Current.CancellationToken);
        Assert.Equal(["delivered", "retry"], log.Select(attempt => attempt.Outcome));
        Assert.Equal(status, log[1].Status);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(301)]
    [InlineData(307)]
    public async Task What_would_fail_again_ends_as_a_dead_letter_at_once(int status)
    {
        var elsewhere = await ReceiverAsync();
        var receiver = await ReceiverAsync((context, number) =>
        {
            context.Response.Headers.Location = elsewhere.Url.ToString();
            return Receiver.Status(number == 1 ? status : 200)(context, number);
        });
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(2);
        await worker.HasAsync(receiver, 2);
        await worker.EmptyAsync(subscription);

        Assert.Equal([0, 1], RunningWorker.Numbers(receiver));
        Assert.Equal(1, (await worker.CountsAsync(subscription)).Dead);
        Assert.Empty(elsewhere.Requests);
        await Until.TrueAsync(() => Subscriptions.Failures.Count == 1, () => "the failure was never recorded");
    }

    [Fact]
    public async Task A_receiver_that_is_gone_trips_at_once_and_its_event_waits()
    {
        var receiver = await ReceiverAsync(Receiver.Status(410));
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish(3);
        await Until.TrueAsync(() => Subscriptions.Get(subscription).State == SubscriptionState.Tripped, () => worker.Log.ToString());

        Assert.Single(receiver.Requests);
        Assert.Equal(FailureKind.Gone, Assert.Single(Subscriptions.Failures).Kind);

        receiver.Answer = Receiver.Status(200);
        Subscriptions.Set(subscription);
        await worker.EmptyAsync(subscription);
        Assert.Equal([0, 0, 1, 2], RunningWorker.Numbers(receiver));
        Assert.Equal(0, (await worker.CountsAsync(subscription)).Dead);
    }

    [Fact]
    public async Task A_batch_is_one_request_with_one_signature()
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url) with { Batch = new BatchLimits(10, TimeSpan.FromMilliseconds(300)) };
        var worker = await WorkerAsync(subscription);

        worker.Publish(25);
        await worker.EmptyAsync(subscription);

        var batches = receiver.Requests.Select(request => System.Text.Json.JsonDocument.Parse(request.Body).RootElement).ToList();
        Assert.All(receiver.Requests.Zip(batches), pair => Assert.Equal(pair.First.Id, pair.Second.GetProperty("id").GetString()));
        Assert.All(batches.Where(batch => batch.GetProperty("type").GetString() == "batch"), batch => Assert.InRange(batch.GetProperty("payload").GetProperty("events").GetArrayLength(), 2, 10));
        Assert.InRange(batches.Count, 3, 24);
        var numbers = batches.SelectMany(batch => batch.GetProperty("payload").TryGetProperty("events", out var events) ? events.EnumerateArray().AsEnumerable() : [batch])
            .Select(one => one.GetProperty("payload").GetProperty("number").GetInt32());
        Assert.Equal(Enumerable.Range(0, 25), numbers);
    }
}

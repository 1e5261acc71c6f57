using System.Net;
using System.Net.Http.Headers;
using Decnet.Operator.Cluster.Connection;
using Decnet.Operator.Reconciling;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Operator.Tests.Cluster.Connection;

public sealed class ThrottledRequestsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Queue<HttpResponseMessage> _answers = new();
    private int _asked;

    [Fact]
    public async Task Retry_After_is_never_undercut()
    {
        _answers.Enqueue(Answer(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))));
        var sending = SendAsync();
        await AskedAsync(1);
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        _answers.Enqueue(Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(_time.GetUtcNow().AddSeconds(5))));
        var sending = SendAsync();
        await AskedAsync(1);

        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
    }

    [Fact]
    public async Task A_server_error_without_Retry_After_is_the_callers_business()
    {
        _answers.Enqueue(Answer(HttpStatusCode.InternalServerError, null));

        Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync()).StatusCode);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_wait_on()
    {
        _answers.Enqueue(Answer(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(TimeSpan.FromHours(1))));
        using var patience = new CancellationTokenSource();
        var sending = SendAsync(patience.Token);
        await AskedAsync(1);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static HttpResponseMessage Answer(HttpStatusCode code, RetryConditionHeaderValue? after) =>
        new(code) { Headers = { RetryAfter = after } };

    private async Task<HttpResponseMessage> SendAsync(CancellationToken cancellationToken = default)
    {
        using var handler = new ThrottledRequests(_time, new Jitter(new Random(1)), _ => { }) { InnerHandler = new Server(this) };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://server/");
        return await client.SendAsync(request, cancellationToken);
    }

    private async Task AskedAsync(int times)
    {
        while (Volatile.Read(ref _asked) < times)
            await Task.Yield();
    }

    private sealed class Server(ThrottledRequestsTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref test._asked);
            return Task.FromResult(test._answers.TryDequeue(out var answer) ? answer : new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}

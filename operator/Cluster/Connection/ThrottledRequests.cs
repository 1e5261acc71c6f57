using System.Net;
using Polly;
using Polly.Retry;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>
/// Waits as long as the API server asks (429, or 5xx with Retry-After) and asks again. Every kind of request passes
/// here, so nobody else has to know about throttling. Other failures are for the caller's own backoff.
/// </summary>
internal sealed class ThrottledRequests : DelegatingHandler
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private const int MostAttempts = 10;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public ThrottledRequests(TimeProvider time, Jitter jitter, Action<HttpStatusCode> onWait)
    {
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = MostAttempts,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } response && IsThrottled(response)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Wait(args.Outcome.Result!, args.AttemptNumber, time, jitter)),
                OnRetry = args =>
                {
                    onWait(args.Outcome.Result!.StatusCode);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);

    private static bool IsThrottled(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests
        || ((int)response.StatusCode >= 500 && response.Headers.RetryAfter is not null);

    private static TimeSpan Wait(HttpResponseMessage response, int attempt, TimeProvider time, Jitter jitter)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt) / 4, 10)),
        };
        var bounded = TimeSpan.FromTicks(Math.Clamp(asked.Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks));

        // Never earlier than asked: jitter only adds, so that many waiting requests do not come back as one wave.
        return jitter.AtLeast(bounded, 0.2);
    }
}

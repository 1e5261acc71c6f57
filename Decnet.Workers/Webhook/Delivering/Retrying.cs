using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Decnet.Webhook.Delivering;

/// <summary>
/// One lane's retries, and a breaker among its attempts: when several requests at a time find nothing but failures, one of them tries while the others wait. That
/// wait is no attempt. (With one request at a time the retries' own waits are all there is.)
/// </summary>
internal static class Retrying
{
    private const int FailuresToPause = 10;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromSeconds(4);

    public static ResiliencePipeline<AttemptResult> Pipeline(TimeProvider time, Func<double> chance) =>
        new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                // Attempts are counted by their results: a pause of the breaker is none.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    { Exception: BrokenCircuitException } => true,
                    { Result: { Verdict: Verdict.Retry, Attempt: < RetrySchedule.Attempts } } => true,
                    _ => false,
                }),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(arguments.Outcome switch
                {
                    { Exception: BrokenCircuitException broken } => (broken.RetryAfter ?? Pause) + TimeSpan.FromMilliseconds(1),
                    { Result: { } result } => RetrySchedule.After(result.Attempt, result.RetryAfter, chance()),
                    _ => Pause,
                }),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<AttemptResult>
            {
                FailureRatio = 1,
                MinimumThroughput = FailuresToPause,
                SamplingDuration = Watched,
                BreakDuration = Pause,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { Verdict: Verdict.Retry }),
            })
            .Build();
}

using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Signing;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>Makes one attempt: signs, sends, reads a bounded answer, all within ten seconds. Whatever goes wrong is a result.</summary>
/// <remarks>One attempt at a time.</remarks>
internal sealed class Sender(Subscription subscription, HttpMessageInvoker http, TimeProvider time, CancellationToken stopping) : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const int NoContent = 204, LongestAnswer = 64 * 1024, Said = 1024, LongestError = 512;

    private readonly Signer _signer = new(subscription.Keys!);
    private readonly Deadline _limit = new(Limit, time, stopping);

    /// <exception cref="OperationCanceledException">Only when this is stopped.</exception>
    public async ValueTask<AttemptResult> SendAsync(Letter letter, int attempt)
    {
        var (at, began) = (time.GetUtcNow(), time.GetTimestamp());
        AttemptResult result;
        try
        {
            result = await ExchangeAsync(letter, at, _limit.Begin());
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            result = Broken(FailureKind.Timeout, $"no whole answer within {Limit.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or AuthenticationException or ForbiddenAddressException)
        {
            result = Explain(e);
        }

        return result with { Attempt = attempt, At = at, Duration = time.GetElapsedTime(began) };
    }

    public void Dispose()
    {
        _limit.Dispose();
        _signer.Dispose();
    }

    private async Task<AttemptResult> ExchangeAsync(Letter letter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var request = Request(letter, at);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await ReadAsync(response, cancellationToken);
        return Answer.Judge((int)response.StatusCode, Asked(response.Headers.RetryAfter, at), Clean(text), subscription.Format);
    }

    private HttpRequestMessage Request(Letter letter, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var seconds = timestamp.ToString(CultureInfo.InvariantCulture);
        var content = new ReadOnlyMemoryContent(letter.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", letter.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url) { Content = content };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", "decnet-webhook/1.0");
        headers.TryAddWithoutValidation(Signer.Header, _signer.Decnet(letter.Body));
        headers.TryAddWithoutValidation("X-DECNET-Event-Id", letter.Id);
        headers.TryAddWithoutValidation("X-DECNET-Event-Topic", letter.Topic);
        headers.TryAddWithoutValidation("X-DECNET-Timestamp", seconds);
        headers.TryAddWithoutValidation("webhook-id", letter.Id);
        headers.TryAddWithoutValidation("webhook-timestamp", seconds);
        headers.TryAddWithoutValidation(Signer.StandardHeader, _signer.Standard(letter.Id, timestamp, letter.Body));
        return request;
    }

    // To the end, so that the connection can be used again, but not for ever: what is left unread costs the connection.
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var keep = (int)response.StatusCode is < 200 or >= 300;
        if ((int)response.StatusCode == NoContent || response.Content.Headers.ContentLength == 0)
            return "";

        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var said = new StringBuilder();
            for (var total = 0; total < LongestAnswer;)
            {
                var read = await stream.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                    break;
                if (keep && said.Length < Said)
                    said.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Min(read, Said))));
                total += read;
            }

            return said.ToString();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TimeSpan? Asked(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    // A receiver may send back what it was sent: path and query are a secret where Slack is, the keys everywhere.
    private string Clean(string text)
    {
        if (subscription.Url.PathAndQuery.Length > 1)
            text = text.Replace(subscription.Url.PathAndQuery, "…", StringComparison.Ordinal);
        text = subscription.Keys!.Current.Redact(text);
        return subscription.Keys.Previous?.Redact(text) ?? text;
    }

    private static AttemptResult Explain(Exception e) => e switch
    {
        ForbiddenAddressException => Broken(FailureKind.ForbiddenAddress, e.Message, Verdict.Failed),
        HttpRequestException { InnerException: ForbiddenAddressException inner } => Explain(inner),
        AuthenticationException => Broken(FailureKind.Tls, $"TLS: {e.Message}"),
        HttpRequestException { InnerException: AuthenticationException inner } => Explain(inner),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } inner } => Broken(FailureKind.Tls, $"TLS: {inner.Message}"),
        HttpRequestException { InnerException: SocketException inner } => Broken(FailureKind.Network, $"no connection: {inner.Message}"),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error, InnerException: { } inner } =>
            Broken(FailureKind.Network, $"{error}: {inner.Message}"),
        _ => Broken(FailureKind.Network, e.Message),
    };

    private static AttemptResult Broken(FailureKind kind, string message, Verdict verdict = Verdict.Retry) =>
        new(verdict, kind, null, ShownText.Of(message, LongestError - 8), null);
}

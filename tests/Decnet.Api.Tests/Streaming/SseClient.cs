using System.Text.Json;
using Decnet.Api.Tests.Serving;

namespace Decnet.Api.Tests.Streaming;

/// <summary>Reads Server-Sent Events as a browser does.</summary>
internal sealed class SseClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private SseClient(HttpResponseMessage answer, StreamReader reader) => (_answer, _reader) = (answer, reader);

    public static async Task<SseClient> OpenAsync(RunningApi api, string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/stream" + query, UriKind.Relative));
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RunningApi.Cancelled);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new SseClient(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(RunningApi.Cancelled)));
    }

    /// <returns>The next event; null at the end. Comments are passed over.</returns>
    public async Task<(string? Id, string Name, JsonElement Data)?> NextAsync()
    {
        var (id, name, data) = ((string?)null, "", "");
        while (await LineAsync() is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
                return (id, name, JsonDocument.Parse(data).RootElement);
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data += line[6..];
        }

        return null;
    }

    public async Task<string?> LineAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(RunningApi.Cancelled);
        limit.CancelAfter(Limit);
        return await _reader.ReadLineAsync(limit.Token);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Decnet.Cli.Tests.Cluster;

/// <summary>The API's answers, by path and query, over real HTTP. The API itself is tried on the cluster.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public FakeApi()
    {
        Port = FakeCluster.FreePort();
        // The client names its own host.
        _listener.Prefixes.Add($"http://*:{Port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>By the beginning of path and query, the longest that fits.</summary>
    public Dictionary<string, (int Status, string Body)> Answers { get; } = [];

    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string?> Tokens { get; } = new();

    public FakeApi With(string path, string body, int status = 200)
    {
        Answers[path] = (status, body);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var path = context.Request.RawUrl!["/api/v1".Length..];
                Asked.Enqueue(path);
                Tokens.Enqueue(context.Request.Headers["Authorization"]);
                var (status, body) = Answers.Where(answer => path.StartsWith(answer.Key, StringComparison.Ordinal)).OrderByDescending(answer => answer.Key.Length)
                    .Select(answer => answer.Value).FirstOrDefault((404, """{"title":"Not found","detail":"no such thing"}"""));
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // Closed by the test's end.
        }
    }
}

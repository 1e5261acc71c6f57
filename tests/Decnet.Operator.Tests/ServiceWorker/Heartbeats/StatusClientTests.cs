using System.Net;
using System.Net.Sockets;
using System.Text;
using Decnet.Operator.ServiceWorker.Heartbeats;

namespace Decnet.Operator.Tests.ServiceWorker.Heartbeats;

/// <summary>Pods that answer anything. A real socket each.</summary>
public sealed class StatusClientTests
{
    private const string Good =
        """{"role":"bus","pod":"bus-1","node":"n","state":"Running","startedAt":"2026-01-01T00:00:00Z","lastHeartbeatAt":"2026-01-01T00:01:00Z","bus":"connected","version":"1"}""";

    [Fact]
    public async Task A_status_is_read()
    {
        var answer = await AskAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Good.Length}\r\n\r\n{Good}");
        Assert.Equal((null, "connected"), (answer.Problem, answer.Bus));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 1, 0, TimeSpan.Zero), answer.HeartbeatAt);
    }

    public static TheoryData<string, string> Lies => new()
    {
        { "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "its answer is no status" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<x>", "its answer is no status" },
        { "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n", "it answers with HTTP 503" },
        { "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n", "it answers with HTTP 302" },
        { $"HTTP/1.1 200 OK\r\nContent-Length: {Good.Length}\r\n\r\n{Good.Replace("bus-1", "bus-2", StringComparison.Ordinal)}", "its answer speaks of another pod" },
        { $"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n{new string('x', 100_000)}", "no answer that can be used" },
        { "SSH-2.0-OpenSSH_9.2\r\n", "no answer that can be used" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Anything_else_is_a_problem_and_never_an_exception(string text, string problem) =>
        Assert.Equal(problem, (await AskAsync(text)).Problem);

    [Fact]
    public async Task A_pod_that_never_answers_costs_two_seconds()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new StatusClient(TimeProvider.System);
        var answer = await client.AskAsync(
            new("u", "bus-1", "127.0.0.1"), TestContext.Current.CancellationToken, ((IPEndPoint)listener.LocalEndpoint).Port);
        Assert.Equal("no answer within 2 s", answer.Problem);
    }

    [Fact]
    public async Task Nobody_there_is_no_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new StatusClient(TimeProvider.System);
        Assert.Equal("no connection", (await client.AskAsync(new("u", "bus-1", "127.0.0.1"), TestContext.Current.CancellationToken, port)).Problem);
    }

    private static async Task<Answer> AskAsync(string text)
    {
        var token = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new StatusClient(TimeProvider.System);
        var asking = client.AskAsync(new("u", "bus-1", "127.0.0.1"), token, ((IPEndPoint)listener.LocalEndpoint).Port);
        using var connection = await listener.AcceptTcpClientAsync(token);
        await using var stream = connection.GetStream();
        var buffer = new byte[4096];
        _ = await stream.ReadAsync(buffer, token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), token);
        connection.Client.Shutdown(SocketShutdown.Send);
        return await asking;
    }
}

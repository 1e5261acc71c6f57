using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Decnet.Cli.Tests.Cluster;

/// <summary>As much of an API server as `decnet` talks to: lists, and exec over a WebSocket, which runs the program itself here.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly IReadOnlyList<FakeNode> _nodes;
    private readonly Task _serving;

    public FakeCluster(params IReadOnlyList<FakeNode> nodes)
    {
        _nodes = nodes;
        var port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Kubeconfig = Path.GetTempFileName();
        File.WriteAllText(Kubeconfig, KubeconfigText(port));
        _serving = ServeAsync();
    }

    public string Kubeconfig { get; }

    public string DeckiesJson { get; init; } = """{"items":[]}""";

    public string WorkersJson { get; init; } = """{"items":[]}""";

    /// <summary>The API of each node that has one; its pod is ready.</summary>
    public IReadOnlyList<FakeApi> Apis { get; init; } = [];

    /// <summary>Answers port-forwards with 403.</summary>
    public bool ForbidsForward { get; init; }

    public string SubscriptionsJson { get; init; } = """{"items":[]}""";

    /// <summary>Patches that came, as `path body`.</summary>
    public ConcurrentQueue<string> Patches { get; } = new();

    /// <summary>Answers patches of this worker with 403.</summary>
    public string? ForbidsPatchOf { get; init; }

    /// <summary>Answers exec with 403, as for an account that may only look.</summary>
    public bool ForbidsExec { get; init; }

    /// <summary>Ends the connection of `agent lines` after so many bytes.</summary>
    public int? CutsAfter { get; init; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        File.Delete(Kubeconfig);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // Closed by the test's end.
        }
    }

    private Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (path.EndsWith("/exec", StringComparison.Ordinal))
            return ForbidsExec ? WriteAsync(context, 403, """{"kind":"Status","message":"pods \"x\" is forbidden"}""") : ExecAsync(context, path);

        if (path.EndsWith("/portforward", StringComparison.Ordinal))
            return ForbidsForward ? WriteAsync(context, 403, """{"kind":"Status","message":"pods \"x\" is forbidden"}""") : ForwardAsync(context, path);

        if (context.Request.HttpMethod == "PATCH")
            return PatchAsync(context, path);

        return path switch
        {
            "/apis/decnet.io/v1alpha1/serviceworkers" => WriteAsync(context, 200, WorkersJson),
            "/apis/decnet.io/v1alpha1/webhooksubscriptions" => WriteAsync(context, 200, SubscriptionsJson),
            "/version" => WriteAsync(context, 200, """{"gitVersion":"v1.36.0"}"""),
            "/api/v1/pods" when IsAboutApis(context) => WriteAsync(context, 200, JsonSerializer.Serialize(new { items = Apis.Select((_, index) => Pod(new FakeNode($"api-{index}", ""))) })),
            "/api/v1/pods" => WriteAsync(context, 200, JsonSerializer.Serialize(new { items = _nodes.Select(Pod) })),
            "/apis/apps/v1/deployments" => WriteAsync(context, 200, """{"items":[{"metadata":{"namespace":"sys","name":"op"},"spec":{"replicas":1},"status":{"readyReplicas":1}}]}"""),
            "/apis/apps/v1/daemonsets" => WriteAsync(context, 200, """{"items":[{"metadata":{"namespace":"sys","name":"ag"},"status":{"numberReady":2,"desiredNumberScheduled":2}}]}"""),
            "/apis/decnet.io/v1alpha1/deckies" => WriteAsync(context, 200, DeckiesJson),
            _ => WriteAsync(context, 404, "{}"),
        };
    }

    private async Task PatchAsync(HttpListenerContext context, string path)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        Patches.Enqueue($"{path} {await reader.ReadToEndAsync()}");
        await (ForbidsPatchOf is { } worker && path.EndsWith($"/{worker}", StringComparison.Ordinal)
            ? WriteAsync(context, 403, """{"kind":"Status","message":"serviceworkers is forbidden"}""")
            : WriteAsync(context, 200, "{}"));
    }

    private static bool IsAboutApis(HttpListenerContext context) =>
        context.Request.QueryString["labelSelector"]?.Contains("decnet.io/role=api", StringComparison.Ordinal) == true;

    private async Task ForwardAsync(HttpListenerContext context, string path)
    {
        var index = path.Split('/').First(part => part.StartsWith("agent-api-", StringComparison.Ordinal))["agent-api-".Length..];
        var asked = int.Parse(context.Request.QueryString["ports"]!, System.Globalization.CultureInfo.InvariantCulture);
        var socket = (await context.AcceptWebSocketAsync("v4.channel.k8s.io")).WebSocket;
        await FakeForward.RunAsync(socket, asked, Apis[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].Port);
    }

    private static object Pod(FakeNode node) => new
    {
        metadata = new { name = $"agent-{node.Name}", @namespace = "sys", deletionTimestamp = node.IsGoing ? "2026-01-01T00:00:00Z" : null },
        spec = new { nodeName = node.Name },
        status = new { phase = "Running", conditions = new[] { new { type = "Ready", status = node.Ready ? "True" : "False" } } },
    };

    private async Task ExecAsync(HttpListenerContext context, string path)
    {
        var node = _nodes.Single(node => path.Contains($"/agent-{node.Name}/", StringComparison.Ordinal));
        var command = context.Request.QueryString.GetValues("command")!;
        Assert.Equal("decnet", command[0]);
        var socket = (await context.AcceptWebSocketAsync("v4.channel.k8s.io")).WebSocket;
        using var exec = new FakeExec(socket, command.Contains("lines") ? CutsAfter : null);
        await exec.RunAsync([.. command.Skip(1), "--root", node.Root]);
    }

    private static async Task WriteAsync(HttpListenerContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    internal static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static string KubeconfigText(int port) => $$$"""
        apiVersion: v1
        kind: Config
        current-context: here
        contexts: [{name: here, context: {cluster: c, user: u, namespace: lab}}]
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:{{{port}}}"}}]
        users: [{name: u, user: {token: t}}]
        """;
}

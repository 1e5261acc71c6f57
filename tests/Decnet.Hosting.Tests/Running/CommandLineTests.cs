using System.Net;
using System.Text.Json;
using Decnet.Bus.Clients;
using Decnet.Bus.Serving;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Hosting.Tests.Running;

public sealed class CommandLineTests
{
    [Fact]
    public async Task A_role_that_does_not_exist_is_refused_with_those_that_do()
    {
        var run = await RunAsync(["gardener"]);

        Assert.Equal(WorkerExit.BadSettings, run.Code);
        Assert.Contains("collector", run.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("updater")]
    public async Task A_role_that_is_not_built_yet_says_so(string role)
    {
        var run = await RunAsync([role]);

        Assert.Equal(WorkerExit.NotBuilt, run.Code);
        Assert.Contains($"the role {role} is not in this version", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_variable_is_named_in_one_line_in_the_log_and_in_the_termination_message()
    {
        var run = await RunAsync(["idle"], variables: new() { ["DECNET_HEALTH_PORT"] = "x", ["DECNET_LOG_LEVEL"] = "y", ["DECNET_AGENT_Z"] = "z" }, role: "agent");

        Assert.Equal(WorkerExit.BadSettings, run.Code);
        Assert.Equal(run.Error.Trim(), $"decnet-worker: {run.Message}");
        Assert.All(["DECNET_HEALTH_PORT", "DECNET_LOG_LEVEL", "DECNET_AGENT_Z"], name => Assert.Contains(name, run.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_answers_over_http_and_stops_with_0_when_the_bus_tells_it_to()
    {
        await using var bus = RunningServer.Start();
        await using var worker = RunningWorker.Start(bus.Socket, new IdleWorker());
        var status = await worker.StatusAsync(status => status.GetProperty("bus").GetString() == "connected" && status.TryGetProperty("lastHeartbeatAt", out _));

        Assert.Equal(("agent", "pod-1", "node-1", "Running"),
            (status.GetProperty("role").GetString(), status.GetProperty("pod").GetString(), status.GetProperty("node").GetString(), status.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.OK, await worker.CodeAsync("/healthz"));
        Assert.Contains("decnet_worker_heartbeats_total{role=\"agent\"}", await worker.TextAsync("/metrics"), StringComparison.Ordinal);

        await using var other = bus.Client();
        await using var told = await other.SubscribeAsync(TopicPattern.Only(BusTopics.WorkerHealth("agent")));
        other.Publish(BusTopics.WorkerControl("agent"), "", """{"action":"stop","pod":"another"}"""u8);
        other.Publish(BusTopics.WorkerControl("agent"), "", """{"action":"dance"}"""u8);
        other.Publish(BusTopics.WorkerControl("agent"), "", """{"action":7}"""u8);
        var beat = await told.ReadAllAsync().FirstAsync();
        Assert.Equal("pod-1", JsonDocument.Parse(beat.Payload).RootElement.GetProperty("pod").GetString());
        Assert.False(worker.Ended.IsCompleted);

        other.Publish(BusTopics.WorkerControl("agent"), "", """{"action":"stop","pod":"pod-1"}"""u8);

        Assert.Equal(0, await worker.Ended.WaitAsync(TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public async Task With_the_bus_off_a_worker_works_and_is_ready()
    {
        await using var worker = RunningWorker.Start(socket: null, new IdleWorker());

        var status = await worker.StatusAsync(status => status.TryGetProperty("lastHeartbeatAt", out _));

        Assert.Equal("disabled", status.GetProperty("bus").GetString());
        Assert.Equal(HttpStatusCode.OK, await worker.CodeAsync("/readyz"));
    }

    [Fact]
    public async Task A_worker_picks_up_a_bus_that_comes_later()
    {
        await using var bus = RunningServer.Start();
        await bus.StopAsync();
        await using var worker = RunningWorker.Start(bus.Socket, new IdleWorker());
        await worker.StatusAsync(status => status.GetProperty("bus").GetString() == "disconnected");
        Assert.Equal(HttpStatusCode.OK, await worker.CodeAsync("/readyz"));

        bus.StartAgain();

        await worker.StatusAsync(status => status.GetProperty("bus").GetString() == "connected");
    }

    [Fact]
    public async Task A_worker_that_throws_leaves_with_70_and_the_reason()
    {
        await using var worker = RunningWorker.Start(socket: null, new IdleWorker { Fails = new InvalidOperationException("out of luck") });

        Assert.Equal(WorkerExit.Failed, await worker.Ended.WaitAsync(TimeSpan.FromSeconds(90)));
        Assert.Contains("out of luck", worker.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        await using var first = RunningWorker.Start(socket: null, new IdleWorker());
        await first.StatusAsync(_ => true);
        await using var second = RunningWorker.Start(socket: null, new IdleWorker(), first.Port);

        Assert.Equal(WorkerExit.Failed, await second.Ended.WaitAsync(TimeSpan.FromSeconds(90)));
        Assert.Contains("address already in use", second.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(int Code, string Error, string Message)> RunAsync(string[] args, Dictionary<string, string>? variables = null, string? role = null)
    {
        var message = Path.GetTempFileName();
        var error = new StringWriter();
        var code = await Decnet.Hosting.Running.CommandLine.RunAsync(
            role is null ? args : [role], role is null ? [] : [IdleWorker.Role(new IdleWorker())], variables ?? [], "host",
            new Decnet.Hosting.Leaving.TerminationMessage(message), error);
        return (code, error.ToString(), await File.ReadAllTextAsync(message));
    }

    private sealed class RunningServer : IAsyncDisposable
    {
        private BusServer? _server;

        public string Socket { get; } = Path.Combine(Directory.CreateTempSubdirectory("worker").FullName, "bus.sock");

        public static RunningServer Start()
        {
            var running = new RunningServer();
            running.StartAgain();
            return running;
        }

        public void StartAgain() => _server = BusServer.Start(new BusServerOptions { SocketPath = Socket }, TimeProvider.System, NullLogger.Instance);

        public Task StopAsync() => _server!.StopAsync();

        public UnixBus Client() => new(new UnixBusOptions { Name = "test", SocketPath = Socket }, TimeProvider.System, new Random(1), NullLogger.Instance);

        public async ValueTask DisposeAsync() => await StopAsync();
    }
}

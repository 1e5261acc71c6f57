using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Hosting.Settings;
using Microsoft.Extensions.Hosting;

namespace Decnet.Hosting.Living;

/// <summary>Who this worker is and how it is.</summary>
internal sealed class Vitals(WorkerSettings settings, IBus bus, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly Lock _gate = new();
    private DateTimeOffset? _beat;

    /// <summary>As the build stamped it.</summary>
    public static string Version { get; } = typeof(Vitals).Assembly.GetName().Version!.ToString(3);

    public WorkerSettings Settings => settings;

    public string State => lifetime.ApplicationStopping.IsCancellationRequested ? "Stopping" : "Running";

    public string Bus => settings.BusSocket is null ? "disabled" : bus.IsConnected ? "connected" : "disconnected";

    public void Beat(DateTimeOffset now)
    {
        lock (_gate)
        {
            _beat = now;
        }
    }

    public WorkerHealth Report(DateTimeOffset now) => new()
    {
        Worker = settings.Role,
        State = State,
        Pod = settings.Pod,
        Node = settings.Node,
        UptimeS = (long)(now - _startedAt).TotalSeconds,
        Version = Version,
    };

    public WorkerStatus Status()
    {
        lock (_gate)
        {
            return new WorkerStatus
            {
                Role = settings.Role,
                Pod = settings.Pod,
                Node = settings.Node,
                State = State,
                StartedAt = _startedAt,
                LastHeartbeatAt = _beat,
                Bus = Bus,
                Version = Version,
            };
        }
    }
}

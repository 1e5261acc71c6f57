using System.Text;
using Decnet.Bus;

namespace Decnet.Hosting.Settings;

/// <summary>What every worker is told, whatever its role.</summary>
public sealed record WorkerSettings
{
    /// <summary>Longest a worker may take to stop after it was told to.</summary>
    public static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    public required string Role { get; init; }

    /// <summary>Name of the pod; default the host's name.</summary>
    public required string Pod { get; init; }

    /// <summary>Name of the node; default empty.</summary>
    public required string Node { get; init; }

    /// <summary>Null: the bus is switched off.</summary>
    public string? BusSocket { get; init; } = WorkerVariables.DefaultSocket;

    /// <summary>Default 8081; 0 takes any free port.</summary>
    public int HealthPort { get; init; } = WorkerEndpoint.DefaultPort;

    /// <summary>Default Information.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Time between heartbeats. Default 30 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(30);

    public static WorkerSettings Read(string role, SettingsReader reader, string hostName)
    {
        var socket = reader.Text(WorkerVariables.BusSocket) ?? WorkerVariables.DefaultSocket;
        if (!socket.StartsWith('/') || Encoding.UTF8.GetByteCount(socket) > BusDefaults.LongestSocketPath)
            reader.Fault($"{WorkerVariables.BusSocket} should be an absolute path of at most {BusDefaults.LongestSocketPath} bytes");

        return new WorkerSettings
        {
            Role = role,
            Pod = reader.Text(WorkerVariables.Pod) ?? hostName,
            Node = reader.Text(WorkerVariables.Node) ?? "",
            BusSocket = reader.Flag(WorkerVariables.BusEnabled, otherwise: true) ? socket : null,
            HealthPort = reader.Number(WorkerVariables.HealthPort, WorkerEndpoint.DefaultPort, 0, 65535),
            LogLevel = reader.Choice(WorkerVariables.LogLevel, LogLevel.Information),
            Heartbeat = reader.Seconds(WorkerVariables.HeartbeatSeconds, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        };
    }
}

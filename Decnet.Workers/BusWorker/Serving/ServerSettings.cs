using Decnet.BusProcess;
using Decnet.Hosting.Settings;

namespace Decnet.BusWorker.Serving;

/// <summary>How the bus' own process is started. DECNET_BUS_GROUP, _MAX_CONNECTIONS, _MAX_PATTERNS and _QUEUE are handed on to it.</summary>
internal sealed record ServerSettings
{
    private const string Program = "DECNET_BUS_PROGRAM";

    public required string ProgramPath { get; init; }

    /// <summary>All that the process has in its environment.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>This process may hand over events of other buses.</summary>
    public bool Bridged { get; init; }

    public static ServerSettings Read(SettingsReader reader, string socket)
    {
        var program = reader.Text(Program) ?? Path.Combine(AppContext.BaseDirectory, "decnet-bus");
        if (!File.Exists(program))
            reader.Fault($"{Program}: there is no file {program}");

        var variables = new Dictionary<string, string>();
        try
        {
            BusSettings.Read(name =>
            {
                if (reader.Text(name) is { } value)
                    variables[name] = value;
                return reader.Text(name);
            });
        }
        catch (FormatException e)
        {
            reader.Fault(e.Message);
        }

        variables[WorkerVariables.BusSocket] = socket;
        return new ServerSettings { ProgramPath = program, Variables = variables };
    }
}

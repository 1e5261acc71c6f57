using System.Collections;
using Decnet.Hosting.Leaving;
using Decnet.Hosting.Settings;

namespace Decnet.Hosting.Running;

/// <summary>`decnet-worker ROLE`: finds the role, reads its settings, and runs it or says why not.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args, IReadOnlyList<RoleDefinition> roles) =>
        RunAsync(args, roles, Variables(), Environment.MachineName, new TerminationMessage(WorkerExit.MessageFile), Console.Error);

    public static async Task<int> RunAsync(
        string[] args, IReadOnlyList<RoleDefinition> roles, IReadOnlyDictionary<string, string> variables, string hostName,
        TerminationMessage message, TextWriter error)
    {
        if (args is [var asked, _, ..] && roles.FirstOrDefault(role => role.Name == asked)?.Verbs is { } verbs)
            return await verbs(args[1..], new SettingsReader(variables), Console.Out, error);
        if (args is not [var name] || !WorkerRoles.All.Contains(name))
            return Refuse(WorkerExit.BadSettings, $"usage: decnet-worker ROLE, and ROLE is one of {string.Join(", ", WorkerRoles.All)}");
        if (roles.FirstOrDefault(role => role.Name == name) is not { } definition)
            return Refuse(WorkerExit.NotBuilt, $"the role {name} is not in this version yet; those that work: {string.Join(", ", roles.Select(role => role.Name))}");

        var reader = new SettingsReader(variables);
        var settings = WorkerSettings.Read(name, reader, hostName);
        var role = definition.Prepare(reader, settings);
        reader.RefuseUnknown(name);
        return reader.Faults.Count > 0
            ? Refuse(WorkerExit.BadSettings, string.Join("; ", reader.Faults))
            : await WorkerHost.RunAsync(settings, role, message);

        int Refuse(int code, string reason)
        {
            error.WriteLine($"decnet-worker: {reason}");
            message.Write(reason);
            return code;
        }
    }

    private static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
}

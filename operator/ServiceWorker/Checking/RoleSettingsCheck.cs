using System.Text.RegularExpressions;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Checking;

/// <summary>Settings become variables of the worker: their names must make one, and never one that is ours.</summary>
internal static partial class RoleSettingsCheck
{
    private const int Most = 32;
    private const int LongestValue = 1024;

    private static readonly string[] Ours =
    [
        WorkerVariables.BusSocket, WorkerVariables.BusEnabled, WorkerVariables.HealthPort, WorkerVariables.Node, WorkerVariables.Pod,
        WorkerVariables.LogLevel, WorkerVariables.HeartbeatSeconds,
    ];

    public static Finding? Settings(WorkerSpec spec)
    {
        var settings = spec.Settings ?? new Dictionary<string, string>();
        return settings.Count > Most ? Finding.InField("spec.settings", $"no more than {Most}")
            : settings.Keys.FirstOrDefault(key => !Key().IsMatch(key)) is { } odd
                ? Finding.InField("spec.settings", "names are in camel case, letters and digits only, at most 63 characters", odd)
            : settings.Keys.FirstOrDefault(key => Ours.Contains(WorkerVariables.Setting(spec.Role, key))) is { } ours
                ? Finding.InField($"spec.settings.{ours}", "is set by the operator")
            : Twice(spec.Role, settings.Keys) is { } twice
                ? Finding.InField($"spec.settings.{twice}", "means the same variable as another setting")
            : settings.FirstOrDefault(entry => entry.Value.Length > LongestValue || entry.Value.Any(char.IsControl)) is { Key: { } bad }
                ? Finding.InField($"spec.settings.{bad}", $"must have at most {LongestValue} characters, no control characters")
            : null;
    }

    private static string? Twice(string role, IEnumerable<string> keys) =>
        keys.GroupBy(key => WorkerVariables.Setting(role, key)).FirstOrDefault(group => group.Count() > 1)?.Last();

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,62}\\z")]
    private static partial Regex Key();
}

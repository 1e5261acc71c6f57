using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Checking;

/// <summary>Reads the operator's settings for workers; says everything that is wrong with them at once.</summary>
internal static class WorkerSettingsCheck
{
    /// <param name="settings">As given.</param>
    /// <param name="common">What deckies and workers have in common: owner and ways to pull images.</param>
    /// <returns>Null when no workers are looked after; without meaning when there are errors.</returns>
    public static (WorkerDefaults? Defaults, IReadOnlyList<string> Errors) Read(WorkerSettings settings, WorkerDefaults common)
    {
        if (settings.WorkerImage.Length == 0)
            return (null, []);

        List<string> errors = [];
        foreach (var (name, path) in ((string, string)[])[("--bus-directory", settings.BusDirectory), ("--state-directory", settings.StateDirectory)])
        {
            if (!IsPlainPath(path))
                errors.Add($"{name}: '{path}' must be an absolute path without . and ..");
        }

        if (!bool.TryParse(settings.BusEnabled, out var enabled))
            errors.Add($"--bus-enabled: '{settings.BusEnabled}' must be true or false");
        var bus = Volume("--bus-volume", settings.BusVolume, settings.BusDirectory, errors);
        var state = Volume("--state-volume", settings.StateVolume, settings.StateDirectory, errors);
        return (
            common with
            {
                Image = settings.WorkerImage,
                BusVolume = bus ?? common.BusVolume,
                BusEnabled = enabled,
                StateVolume = state ?? common.StateVolume,
                StoreSecret = settings.StoreSecret,
                StoreKey = settings.StoreKey,
                AccountPrefix = settings.WorkerAccountPrefix,
            },
            errors);
    }

    private static V1Volume? Volume(string name, string json, string directory, List<string> errors)
    {
        var volume = json.Length == 0 ? NodeVolumes.Directory(directory) : NodeVolumes.Parse(json);
        if (volume is null)
            errors.Add($"{name}: must be one volume source in JSON, such as {{\"emptyDir\":{{}}}}");
        return volume;
    }

    private static bool IsPlainPath(string path) =>
        path.StartsWith('/') && path.Length > 1 && !path.Split('/').Any(part => part is "." or "..");
}

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
        if (!IsPlainPath(settings.BusDirectory))
            errors.Add($"--bus-directory: '{settings.BusDirectory}' must be an absolute path without . and ..");
        if (!bool.TryParse(settings.BusEnabled, out var enabled))
            errors.Add($"--bus-enabled: '{settings.BusEnabled}' must be true or false");
        var volume = settings.BusVolume.Length == 0 ? BusVolumes.Directory(settings.BusDirectory) : BusVolumes.Parse(settings.BusVolume);
        if (volume is null)
            errors.Add("--bus-volume: must be one volume source in JSON, such as {\"emptyDir\":{}}");
        return (common with { Image = settings.WorkerImage, BusVolume = volume ?? common.BusVolume, BusEnabled = enabled }, errors);
    }

    private static bool IsPlainPath(string path) =>
        path.StartsWith('/') && path.Length > 1 && !path.Split('/').Any(part => part is "." or "..");
}

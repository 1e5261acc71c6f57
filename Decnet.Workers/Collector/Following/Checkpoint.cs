using System.Text.Json;

namespace Decnet.Collector.Following;

/// <summary>How far everything was read, on disk. It is written after the records that it covers: an older one costs reading again, never a record.</summary>
internal sealed record Checkpoint
{
    public IReadOnlyList<CheckpointFile> Files { get; init; } = [];

    public IReadOnlyList<OpenSession> Sessions { get; init; } = [];

    /// <summary>By pod's uid and container.</summary>
    public IReadOnlyDictionary<string, PodLogs.LogPosition> Logs { get; init; } = new Dictionary<string, PodLogs.LogPosition>();

    /// <returns>An empty one when there is none, or none that can be read: everything is then read again and stored once all the same.</returns>
    public static Checkpoint Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), CheckpointJson.Default.Checkpoint) ?? new() : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public void Save(string path)
    {
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, this, CheckpointJson.Default.Checkpoint);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    public static CheckpointFile Of(FollowedFile file) => new(
        file.Source.Namespace, file.Source.Decky, file.Source.Service, file.Identity, file.Name.ToString(), file.Read.Length,
        file.Read.Last.ToString("x32", null), [.. file.Read.Whole.Select(hash => hash.ToString("x32", null))]);
}

using System.Globalization;

namespace Decnet.Spool;

/// <summary>
/// The spool's segments: files called after the offset of their first byte, so an offset alone finds its file. Collector and ingester of a node
/// share the folder; what the collector has written there is safe, whatever becomes of the store.
/// </summary>
public sealed class SpoolFolder(string path)
{
    private const string Suffix = ".spool";
    private const int Digits = 20;

    public string Path { get; } = path;

    /// <summary>Which spool this is: a new disk under an old name has offsets of its own. Null until a collector has made it.</summary>
    public string? Id => System.IO.File.Exists(IdFile) ? System.IO.File.ReadAllText(IdFile).Trim() : null;

    private string IdFile => System.IO.Path.Combine(Path, "id");

    /// <summary>First offsets, ascending.</summary>
    public IReadOnlyList<long> Segments() =>
        Directory.Exists(Path)
            ? [.. Directory.EnumerateFiles(Path, "*" + Suffix).Select(Offset).OfType<long>().Order()]
            : [];

    public string File(long offset) => System.IO.Path.Combine(Path, offset.ToString("d20", CultureInfo.InvariantCulture) + Suffix);

    internal void Name(Func<string> newId)
    {
        Directory.CreateDirectory(Path);
        if (Id is { Length: > 0 })
            return;

        System.IO.File.WriteAllText(IdFile + ".next", newId());
        System.IO.File.Move(IdFile + ".next", IdFile, overwrite: true);
    }

    /// <summary>Deletes what is stored already, but keeps some of it: a store that was lost is filled from here again.</summary>
    /// <param name="stored">Everything before this offset is in the store.</param>
    public void Trim(long stored, long keep)
    {
        var segments = Segments();
        for (var i = 0; i + 1 < segments.Count && segments[i + 1] <= stored - keep; i++)
            System.IO.File.Delete(File(segments[i]));
    }

    private static long? Offset(string file) =>
        System.IO.Path.GetFileNameWithoutExtension(file) is { Length: Digits } name && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : null;
}

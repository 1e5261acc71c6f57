using System.Globalization;

namespace Decnet.SessRec.Native;

/// <summary>Who started a process, and when: together with its id that names it for good.</summary>
internal readonly record struct Ancestry(int Parent, long Started)
{
    private const int FileLimit = 1024;

    /// <summary>Default when there is no such process.</summary>
    public static Ancestry Of(int processId)
    {
        // The name stands in brackets and can be anything; what follows has no bracket.
        var stat = WholeFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"), FileLimit);
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        const int parent = 1, started = 19;
        return fields.Length > started
            && int.TryParse(fields[parent], CultureInfo.InvariantCulture, out var pid) && long.TryParse(fields[started], CultureInfo.InvariantCulture, out var ticks)
            ? new(pid, ticks)
            : default;
    }
}

using System.Globalization;

namespace Decnet.Bench.Recorder;

/// <summary>The processes of a recorder: a tree without the branch that is the shell.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<int> Of(int root, int shell)
    {
        var parents = Parents();
        var found = new List<int>();
        var next = new Queue<int>([root]);
        while (next.TryDequeue(out var pid))
        {
            if (pid != shell)
            {
                found.Add(pid);
                parents.Where(entry => entry.Value == pid).ToList().ForEach(entry => next.Enqueue(entry.Key));
            }
        }

        return found;
    }

    /// <summary>The parent named in a line of /proc/PID/stat, whose second field may hold blanks and brackets.</summary>
    internal static int Parent(string stat) =>
        int.Parse(stat.AsSpan(stat.LastIndexOf(')') + 2).ToString().Split(' ')[1], CultureInfo.InvariantCulture);

    private static Dictionary<int, int> Parents()
    {
        var parents = new Dictionary<int, int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out var pid) && ProcessFacts.Read(pid, "stat") is { Length: > 0 } stat)
            {
                parents[pid] = Parent(stat);
            }
        }

        return parents;
    }
}

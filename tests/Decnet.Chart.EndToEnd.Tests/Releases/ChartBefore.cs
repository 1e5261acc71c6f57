namespace Decnet.Chart.EndToEnd.Tests.Releases;

/// <summary>The chart of the newest commit whose chart is another one than that of this tree.</summary>
internal sealed record ChartBefore(string Commit, string Path) : IDisposable
{
    /// <returns>The chart, or why there is none: a release archive has no history and a shallow clone may have too little.</returns>
    public static async Task<(ChartBefore? Chart, string Why)> UnpackAsync(CancellationToken cancellationToken)
    {
        if (await GitAsync(["rev-parse", "--is-shallow-repository"], cancellationToken) is not { } shallow)
            return (null, "this tree is no git checkout, so there is no chart before");
        var commits = await GitAsync(["log", "--format=%H", "--", "charts/decnet"], cancellationToken) ?? "";
        foreach (var commit in commits.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // 1: it differs from what stands in the tree, committed or not.
            if ((await RunAsync("git", ["-C", TestCluster.Root, "diff", "--quiet", commit, "--", "charts/decnet"], cancellationToken)).ExitCode == 1)
                return (await UnpackAsync(commit, cancellationToken), "");
        }

        return (null, shallow.Trim() == "true"
            ? "this clone is shallow and no commit in it has another chart: fetch the history (git fetch --unshallow) to test the upgrade"
            : "no commit has another chart than this tree");
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(Path))!, recursive: true);

    private static async Task<ChartBefore> UnpackAsync(string commit, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chart-before-").FullName;
        var script = $"git -C {TestCluster.Root} archive {commit} charts/decnet | tar -x -C {folder}";
        (await RunAsync("bash", ["-euo", "pipefail", "-c", script], cancellationToken)).Succeeded();
        return new(commit, System.IO.Path.Combine(folder, "charts/decnet"));
    }

    private static async Task<string?> GitAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync("git", ["-C", TestCluster.Root, .. arguments], cancellationToken);
        return result.ExitCode == 0 ? result.OutputText : null;
    }

    private static Task<ProgramResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Programs.RunAsync(program, arguments, cancellationToken);
}

namespace Decnet.Operator.Installation.Removing;

/// <summary>
/// Takes away every object of the product's kinds and waits until their children are gone too. The garbage collector cannot do that once the definitions
/// are deleted: an owner whose kind nobody serves is no owner that it can look for, and the children would run on for ever.
/// </summary>
internal sealed class Removal(Holdings holdings, ObjectKey? list, TimeSpan patience, TimeProvider time, TextWriter output)
{
    private const int MostNamed = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>0 when nothing is left, else 1: the program's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var told = -1;
        while (true)
        {
            var (left, problem) = await AttemptAsync(cancellationToken);
            if (left.Count == 0 && problem.Length == 0)
            {
                await output.WriteLineAsync("Nothing of the product is left.");
                return 0;
            }

            if (time.GetElapsedTime(begin) >= patience)
            {
                await output.WriteLineAsync(problem.Length > 0 ? $"FAIL  {problem}" : $"FAIL  still there: {string.Join(", ", left.Take(MostNamed))}");
                return 1;
            }

            if (left.Count != told)
                await output.WriteLineAsync(problem.Length > 0 ? problem : $"{left.Count} objects are left");
            told = left.Count;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    // The list goes first, or the operator would make its workers again. Each round starts anew: others may be at work.
    private async Task<(IReadOnlyList<string> Left, string Problem)> AttemptAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (list is { } key)
                await holdings.DropListAsync(key, cancellationToken);
            IReadOnlyList<string> resources = await holdings.DropResourcesAsync(cancellationToken);
            return ([.. resources, .. await holdings.ChildrenAsync(cancellationToken)], "");
        }
        catch (Exception e) when (e is ClusterRequestException or HttpRequestException or TimeoutException)
        {
            return ([], e.Message);
        }
    }
}

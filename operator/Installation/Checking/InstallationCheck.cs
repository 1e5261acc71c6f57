namespace Decnet.Operator.Installation.Checking;

/// <summary>
/// What <c>helm test</c> asks after an installation, until all is well or its patience is over: are the product's kinds served, and is the
/// operator ready? Says what is missing and what to do about it.
/// </summary>
internal sealed class InstallationCheck(IReadOnlyList<ICheck> checks, TimeSpan patience, TimeProvider time, TextWriter output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>0 when every check passed, else 1: the program's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var failed = 0;
        foreach (var check in checks)
        {
            var problem = await check.FindAsync(cancellationToken);
            while (problem.Length > 0 && time.GetElapsedTime(begin) < patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
                problem = await check.FindAsync(cancellationToken);
            }

            await output.WriteLineAsync(problem.Length > 0 ? $"FAIL  {check.Name}: {problem}" : $"ok    {check.Name}");
            failed += problem.Length > 0 ? 1 : 0;
        }

        return failed == 0 ? 0 : 1;
    }
}

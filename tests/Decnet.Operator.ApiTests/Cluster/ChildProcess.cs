using System.Diagnostics;
using System.Globalization;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>A server of the tests, with its output in a file and its life bound to ours.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const string Wrapper =
        """
        exec 3<&0
        "$@" >>"$0" 2>&1 </dev/null 3<&- &
        pid=$!
        echo $pid
        { cat <&3; kill -9 $pid; } >/dev/null 2>&1 &
        exec >/dev/null 3<&-
        wait $pid
        """;

    private readonly Process _process;
    private readonly int _pid;
    private readonly string _log;

    private ChildProcess(Process process, int pid, string log)
    {
        _process = process;
        _pid = pid;
        _log = log;
    }

    public int Id => _pid;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Log
    {
        get
        {
            using var stream = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <remarks>
    /// Our end of the child's standard input holds it alive: when this process ends, however it ends, the pipe closes. (A parent-death
    /// signal would come when the thread ends that started the child.)
    /// </remarks>
    public static ChildProcess Start(string log, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Wrapper, log, program, .. arguments])
            start.ArgumentList.Add(argument);
        var shell = Process.Start(start)!;
        return new ChildProcess(shell, int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture), log);
    }

    public void Kill() => Signal("KILL");

    public void Terminate() => Signal("TERM");

    public async Task<int> ExitAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", [$"-{name}", $"{_pid}"]);
        kill.WaitForExit();
    }
}

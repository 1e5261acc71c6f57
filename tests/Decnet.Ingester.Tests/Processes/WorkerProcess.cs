using System.Diagnostics;

namespace Decnet.Ingester.Tests.Processes;

/// <summary>`decnet-worker ROLE` as it runs in its pod, with folders of its own; killed and begun anew at will.</summary>
internal sealed class WorkerProcess(string role, IReadOnlyDictionary<string, string> variables) : IDisposable
{
    private const int Kept = 20;
    private readonly Queue<string> _said = new();
    private Process? _process;

    /// <summary>Whether it runs, and its last lines: for the message of a test that failed.</summary>
    public string Story
    {
        get
        {
            var state = _process is null ? "not started" : _process.HasExited ? $"ended with {_process.ExitCode}" : "running";
            lock (_said)
                return $"{role} {state}: {string.Join(" | ", _said)}";
        }
    }

    public void Start()
    {
        var start = new ProcessStartInfo(Program(), [role]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = Path.GetTempPath();
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            start.Environment["DOTNET_ROOT"] = root;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        // Read, so that a full pipe doesn't hold it up.
        _process.OutputDataReceived += (_, said) => Keep(said.Data);
        _process.ErrorDataReceived += (_, said) => Keep(said.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: whatever it was doing, it does no more.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _process = null;
    }

    public void Dispose() => Kill();

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > Kept)
                _said.Dequeue();
        }
    }

    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "Decnet.Workers", "Worker", "bin", "Release", "net10.0", "decnet-worker");
            if (File.Exists(program))
                return program;
        }

        throw new InvalidOperationException("decnet-worker is not built");
    }
}

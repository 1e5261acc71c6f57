using System.Diagnostics;

namespace Decnet.Ingester.Tests.Processes;

/// <summary>`decnet-worker ROLE` as it runs in its pod, with folders of its own; killed and begun anew at will.</summary>
internal sealed class WorkerProcess(string role, IReadOnlyDictionary<string, string> variables) : IDisposable
{
    private Process? _process;

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
        // Nobody reads: a full pipe must not hold it up.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
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

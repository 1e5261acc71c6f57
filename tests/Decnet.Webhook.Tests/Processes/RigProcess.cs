using System.Diagnostics;
using System.Text;
using Decnet.Webhook.Rig;
using Decnet.Workers.Contract;

namespace Decnet.Webhook.Tests.Processes;

/// <summary>The worker as a process of its own, killed and begun anew at will.</summary>
internal sealed class RigProcess(string folder, string socket) : IDisposable
{
    private readonly StringBuilder _said = new();
    private Process? _process;

    public string Database => Path.Combine(folder, "outbox.db");

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public void Start()
    {
        _process = Process.Start(Info(WorkerRoles.Webhook))!;
        _process.OutputDataReceived += Take;
        _process.ErrorDataReceived += Take;
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

    public async Task<string[]> VerbAsync(params string[] arguments)
    {
        using var process = Process.Start(Info([WorkerRoles.Webhook, .. arguments]))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await error} {Said}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => Kill();

    private ProcessStartInfo Info(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Decnet.Webhook.Rig"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["HOME"] = Path.GetTempPath();
        start.Environment[WorkerVariables.BusSocket] = socket;
        start.Environment[WorkerVariables.HealthPort] = "0";
        start.Environment[WorkerVariables.Setting(WorkerRoles.Webhook, "database")] = Database;
        start.Environment[RigRole.FolderVariable] = folder;
        return start;
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }
    }
}

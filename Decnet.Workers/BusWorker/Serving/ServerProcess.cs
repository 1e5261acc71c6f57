using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Decnet.Hosting.Running;

namespace Decnet.BusWorker.Serving;

/// <summary>The bus' own process. It ends when this one does, however that happens: its standard input is a pipe of ours.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly Task _pump;
    private readonly TimeProvider _time;
    private string _lastWords = "";

    private ServerProcess(Process process, TextWriter log, TimeProvider time)
    {
        (_process, _time) = (process, time);
        _pump = PumpAsync(log);
    }

    public int Id => _process.Id;

    /// <exception cref="WorkerFaultException">It can't be started.</exception>
    public static ServerProcess Start(ServerSettings settings, TextWriter log, TimeProvider time)
    {
        var start = new ProcessStartInfo(settings.ProgramPath) { RedirectStandardInput = true, RedirectStandardError = true };
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--supervised");
        if (settings.Bridged)
            start.ArgumentList.Add("--bridged");
        start.Environment.Clear();
        foreach (var (name, value) in settings.Variables)
            start.Environment[name] = value;
        try
        {
            return new ServerProcess(Process.Start(start)!, log, time);
        }
        catch (Win32Exception e)
        {
            throw new WorkerFaultException($"{settings.ProgramPath} can't be started: {e.Message}");
        }
    }

    /// <summary>Waits for its end and says how it came about.</summary>
    public async Task<WorkerFaultException> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _pump.WaitAsync(cancellationToken);
        var code = _process.ExitCode;
        var words = _lastWords.Length > 0 ? $": {_lastWords}" : "";
        return new WorkerFaultException(
            $"the bus' process ended with exit code {code}{words}", code == WorkerExit.BadSettings ? WorkerExit.BadSettings : WorkerExit.Failed);
    }

    /// <summary>It says BYE to its clients and ends; if it does not, it is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit, _time);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Its log becomes part of ours; the last thing it could not go on for is kept.</summary>
    private async Task PumpAsync(TextWriter log)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            await log.WriteLineAsync(line);
            _lastWords = Critical(line) ?? _lastWords;
        }
    }

    private static string? Critical(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.GetProperty("level").GetString() == nameof(LogLevel.Critical) ? root.GetProperty("message").GetString() : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}

using System.Diagnostics;
using Decnet.Bench.Recorder;

namespace Decnet.Bench.Bus;

/// <summary>A broker's process, started by us and ended by us.</summary>
internal sealed class RunningBroker : IDisposable
{
    private readonly Process _process;

    public RunningBroker(Broker broker, params IEnumerable<string> more)
    {
        var start = new ProcessStartInfo(broker.Program!, [.. broker.Arguments, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in broker.Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public TimeSpan CpuTime => ProcessFacts.CpuTime([_process.Id]);

    public double ResidentMegabytes => ProcessFacts.Field(ProcessFacts.Read(_process.Id, "status"), "VmRSS:") * 1024 / 1e6;

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

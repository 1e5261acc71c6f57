using System.Diagnostics;
using System.Text;

namespace Decnet.EndToEnd.Tests.Running;

/// <summary>A started program whose input can be typed while its output is collected.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly MemoryStream output = new();
    private readonly MemoryStream error = new();
    private readonly Task pumps;
    private readonly string command;

    private RunningProgram(Process process, string command)
    {
        this.process = process;
        this.command = command;
        pumps = Task.WhenAll(
            PumpAsync(process.StandardOutput.BaseStream, output),
            PumpAsync(process.StandardError.BaseStream, error));
    }

    public int Id => process.Id;

    public string OutputSoFar
    {
        get
        {
            lock (output)
            {
                return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
            }
        }
    }

    public static RunningProgram Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        return new RunningProgram(process, $"{file} {string.Join(' ', start.ArgumentList)}");
    }

    public async Task TypeAsync(string text, CancellationToken cancellationToken)
    {
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
    }

    public async Task TypeAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken);
        await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
    }

    public void EndInput() => process.StandardInput.Close();

    public void Kill() => process.Kill();

    public Task SeesAsync(string text, CancellationToken cancellationToken) =>
        Eventually.TrueAsync(() => Task.FromResult(OutputSoFar.Contains(text, StringComparison.Ordinal)),
            () => $"'{text}' to appear; so far:\n{OutputSoFar}", TimeSpan.FromSeconds(30), cancellationToken);

    public async Task<ProgramResult> ExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).WaitAsync(ExitLimit, cancellationToken);
        await pumps.WaitAsync(ExitLimit, cancellationToken);
        return new ProgramResult(command, process.ExitCode, output.ToArray(), error.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task PumpAsync(Stream from, MemoryStream to)
    {
        var buffer = new byte[65536];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            lock (to)
            {
                to.Write(buffer, 0, read);
            }
        }
    }
}
